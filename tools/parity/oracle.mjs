// What the real release-please reads in commit messages.
//
//   node oracle.mjs DIR      DIR is where npm installed release-please
//
// The first line out tells the versions. After that every line in is a JSON array of messages, and for each a line comes
// out: {"seconds": S, "answers": [A, ...]}, an answer for each message, shaped as the lines of `gatepost parse`.
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

for (const name of ['log', 'info', 'warn', 'debug']) {
  console[name] = console.error; // stdout is for the answers
}

const fromDirectory = createRequire(join(process.argv[2], 'here.js'));
const fromTool = createRequire(fromDirectory.resolve('release-please'));
const {parseConventionalCommits} = fromDirectory('release-please/build/src/commit');
const {parser} = fromTool('@conventional-commits/parser');

const PART_ERROR = 'error message: ';

function commitsIn(message) {
  const partErrors = [];
  const debug = line => {
    if (line.startsWith(PART_ERROR)) partErrors.push(line.slice(PART_ERROR.length));
  };
  const found = parseConventionalCommits([{sha: '0'.repeat(40), message}], {debug});
  const commits = found.map(({type, scope, bareMessage, breaking, notes, references, message: header}) => ({
    type,
    scope,
    bareMessage,
    breaking,
    notes: notes.map(({title, text}) => ({title, text})),
    references: references.map(({prefix, action, issue}) => ({prefix, action, issue})),
    message: header,
  }));
  return {commits, partErrors};
}

function errorOf(message) {
  try {
    parser(message);
    return null;
  } catch (error) {
    return error.message;
  }
}

function answer(message) {
  const {commits, partErrors} = commitsIn(message);
  return {commits, error: errorOf(message), part_errors: partErrors};
}

function say(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

say({
  'release-please': fromDirectory('release-please/package.json').version,
  '@conventional-commits/parser': fromTool('@conventional-commits/parser/package.json').version,
  node: process.version,
});
for await (const line of createInterface({input: process.stdin})) {
  const messages = JSON.parse(line);
  const start = performance.now();
  const answers = messages.map(answer);
  say({seconds: (performance.now() - start) / 1000, answers});
}
