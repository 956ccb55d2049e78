// What the real release-please would release in repositories that are handed to it.
//
//   node release_please.mjs DIR      DIR is where npm installed release-please
//
// The first line out tells the versions. After that every line in is a JSON array of texts, each of which is the JSON of
// a repository, and for each line one comes out: {"seconds": S, "answers": [A, ...]}, an answer
// for each repository, shaped as gatepost.report.plan_json writes a plan.
//
// Nothing of release-please is replaced but what asks GitHub: the history, the tags, and the two calls that read files.
import {execFileSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
  console[name] = () => {}; // stdout is for the answers, and plugins and libraries talk
}

process.env.TZ = 'UTC';
const ActualDate = Date;
let now = 0;
globalThis.Date = class extends ActualDate {
  constructor(...parts) {
    super(...(parts.length ? parts : [now]));
  }
  static now() {
    return now;
  }
};

const fromDirectory = createRequire(join(process.argv[2], 'here.js'));
const inTool = name => fromDirectory(`release-please/build/src/${name}`);
const {Manifest} = inTool('manifest');
const {GitHub} = inTool('github');
const {FileNotFoundError} = inTool('errors');
const {mergeUpdates} = inTool('updaters/composite');
const {setLogger} = inTool('util/logger');

const silent = Object.fromEntries(['error', 'warn', 'info', 'debug', 'trace'].map(level => [level, () => {}]));
setLogger(silent);

class NotFound extends Error {
  status = 404;
}

/** A file's content, as GitHub hands it out, from the repository in a folder. */
function blobOf(folder, sha) {
  return execFileSync('git', ['-C', folder, 'cat-file', 'blob', sha], {maxBuffer: 1 << 28}).toString('base64');
}

/** The two calls of GitHub's API by which release-please reads files. */
function filesOf({tree, blobs, folder}) {
  return {
    getTree: async () => ({data: {tree, truncated: false}}),
    getBlob: async ({file_sha: sha}) => {
      if (folder) return {data: {content: blobOf(folder, sha)}};
      if (!(sha in blobs)) throw new NotFound(sha);
      return {data: {content: blobs[sha]}};
    },
  };
}

/** The pull request that a commit landed; offline its body is taken to be the message of that commit. */
function pullRequestOf({sha, message, files}, branch) {
  const subject = message.split('\n', 1)[0].trim();
  const squashed = /\s\(#(\d+)\)$/.exec(subject);
  const merged = /^Merge pull request #(\d+) from (.*)$/.exec(subject);
  if (!squashed && !merged) return undefined;
  const title = squashed ? subject.slice(0, squashed.index) : subject;
  const number = Number((squashed ?? merged)[1]);
  const headBranchName = merged ? merged[2].trim() : '';
  return {sha, number, title, body: message, labels: [], files, baseBranchName: branch, headBranchName};
}

function upTo(most, list) {
  return list.filter((_, index) => index < most);
}

class Repository extends GitHub {
  constructor(given) {
    const octokit = {git: filesOf(given)};
    const repository = {owner: given.owner, repo: given.name, defaultBranch: given.branch};
    super({repository, octokitAPIs: {octokit, graphql: undefined, request: undefined}, logger: silent});
    this.given = given;
  }

  async *mergeCommitIterator(branch, {maxResults = Infinity} = {}) {
    for (const commit of upTo(maxResults, this.given.commits)) {
      yield {...commit, pullRequest: pullRequestOf(commit, branch)};
    }
  }

  async *tagIterator({maxResults = Infinity} = {}) {
    yield* upTo(maxResults, this.given.tags);
  }

  async *releaseIterator(options) {
    for await (const {name, sha} of this.tagIterator(options)) {
      yield {name, tagName: name, sha, notes: '', url: ''};
    }
  }

  async generateReleaseNotes() {
    throw new Error('generateReleaseNotes needs the network');
  }

  /** What becomes of one file. */
  async changed(update) {
    const {path} = update;
    let exists = true;
    try {
      await this.getFileContentsOnBranch(path, this.given.branch);
    } catch (error) {
      if (!(error instanceof FileNotFoundError)) throw error;
      exists = false;
      if (!update.createIfMissing) return {path, skipped: 'missing'};
    }
    try {
      const change = (await this.buildChangeSet([update], this.given.branch)).get(path);
      if (!change) return {path, skipped: 'empty'};
      const {content, originalContent} = change;
      return {path, created: !exists, changed: content !== (exists ? (originalContent ?? '') : null), content};
    } catch (error) {
      return {path, error: String(error.message)};
    }
  }
}

async function described(pullRequest, repository) {
  const updates = [];
  for (const update of mergeUpdates(pullRequest.updates)) {
    updates.push(await repository.changed(update));
  }
  const {version, title, headRefName, labels, draft, body} = pullRequest;
  return {
    version: version?.toString() ?? null,
    title: title.toString(),
    headRefName,
    labels,
    draft: Boolean(draft),
    body: body.toString(),
    releaseData: body.releaseData.map(({component, version: released, notes}) => ({
      component: component ?? '',
      version: released?.toString() ?? null,
      notes,
    })),
    updates,
  };
}

async function answer(given) {
  now = ActualDate.parse(`${given.date}T12:00:00Z`);
  const repository = new Repository(given);
  try {
    const {branch, configuration_file: configuration, manifest_file: versions} = given;
    const manifest = await Manifest.fromManifest(repository, branch, configuration, versions, {logger: silent});
    const prs = [];
    for (const pullRequest of await manifest.buildPullRequests()) {
      prs.push(await described(pullRequest, repository));
    }
    const failed = prs.flatMap(({updates}) => updates).find(({error}) => error !== undefined);
    return {prs, error: failed ? `updater failed for ${failed.path}: ${failed.error}` : null};
  } catch (error) {
    return {prs: [], error: `${error.name}: ${error.message}`};
  }
}

function say(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

say({'release-please': fromDirectory('release-please/package.json').version, node: process.version});
for await (const line of createInterface({input: process.stdin})) {
  const start = performance.now();
  const answers = [];
  for (const repository of JSON.parse(line)) {
    answers.push(await answer(JSON.parse(repository)));
  }
  say({seconds: (performance.now() - start) / 1000, answers});
}
