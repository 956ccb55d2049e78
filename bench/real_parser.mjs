// The parser of the real release-please: NUL-separated messages in, a line of JSON for each out.
// node real_parser.mjs NODE_MODULES [--whole]; with --whole also what the parser says to the whole message, as `gatepost parse`.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, whole] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { parseConventionalCommits } = require("release-please/build/src/commit");
const { parser } = require("@conventional-commits/parser");

function read(message) {
  const partErrors = [];
  const debug = (text) => {
    if (text.startsWith("error message: ")) partErrors.push(text.slice("error message: ".length));
  };
  const commits = parseConventionalCommits([{ sha: "0", message }], { debug }).map((commit) => ({
    type: commit.type,
    scope: commit.scope,
    bareMessage: commit.bareMessage,
    breaking: commit.breaking,
    notes: commit.notes.map(({ title, text }) => ({ title, text })),
    references: commit.references.map(({ prefix, action, issue }) => ({ prefix, action, issue })),
    message: commit.message,
  }));
  if (!whole) return { commits, part_errors: partErrors };
  let error = null;
  try {
    parser(message);
  } catch (thrown) {
    error = thrown.message;
  }
  return { commits, error, part_errors: partErrors };
}

const messages = readFileSync(0, "utf8").split("\0");
if (messages.at(-1) === "") messages.pop();
const output = Buffer.from(messages.map((message) => `${JSON.stringify(read(message))}\n`).join(""));
for (let done = 0; done < output.length; ) {
  try {
    done += writeSync(1, output, done);
  } catch (error) {
    if (error.code !== "EAGAIN") throw error;
  }
}
