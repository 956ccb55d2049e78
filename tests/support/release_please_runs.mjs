// What a run of release-please-action does in repositories that are handed to it: releases first, then pull requests.
//
//   node release_please_runs.mjs DIR      DIR is where npm installed release-please
//
// The first line out tells the version. After that each line in is the JSON of a repository and of what GitHub has of it
// (real_runs.py writes it), and for each line one comes out: what there is after the run, and what the run logged.
//
// Nothing of release-please is replaced. It talks to a GitHub that is made of the objects here, in place of octokit.
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
globalThis.setTimeout = (call, _, ...parts) => setImmediate(call, ...parts); // what is refused is tried again for minutes

const fromDirectory = createRequire(join(process.argv[2], 'here.js'));
const {GitHub, Manifest, setLogger} = fromDirectory('release-please');
const fromTool = createRequire(fromDirectory.resolve('release-please'));
const {RequestError} = fromTool('@octokit/request-error');

/** The errors that GitHub answers with. */
function failure(status, message, errors = []) {
  const request = {method: 'POST', url: 'https://api.github.com/', headers: {}};
  return new RequestError(message, status, {request, response: {status, url: '', headers: {}, data: {message, errors}}});
}

class Forge {
  constructor(given) {
    Object.assign(this, given);
    this.branches = new Map([[given.branch, given.commits[0].sha]]);
    this.pulls.filter(each => each.is_open).forEach(each => this.branches.set(each.branch, each.branch));
    this.old = new Set(this.branches.keys());
    this.releases = given.tags.filter(({name}) => !given.bare_tags.includes(name)).map(this.released);
    this.tagged = [];
    this.made = [];
    this.trees = [];
    this.pushed = {};
  }

  released({name, sha}) {
    return {name, tag: {name}, tagCommit: {oid: sha}, url: '', description: '', isDraft: false};
  }

  pull(number) {
    return this.pulls.find(each => each.number === number);
  }

  refuse(what) {
    if (this.refused === what) throw failure(422, this.words);
  }

  /** As GitHub's REST shows a pull request. */
  shown({number, title, body, labels, branch, is_open, merged}) {
    const label = `${this.owner}:${branch}`;
    return {
      number,
      title,
      body,
      labels: labels.map(name => ({name})),
      head: {ref: branch, label},
      base: {ref: this.branch},
      state: is_open ? 'open' : 'closed',
      merged_at: merged ? '2026-01-01T00:00:00Z' : null,
      merge_commit_sha: merged || null,
      html_url: '',
    };
  }

  tag(name, sha) {
    if (this.tags.some(each => each.name === name)) throw failure(422, 'Reference already exists');
    this.tags.unshift({name, sha});
    this.tagged.push(name);
  }

  /** The first page of a query in GraphQL, which has everything; what it asks for is known by its name. */
  async graphql({query}) {
    const pageInfo = {hasNextPage: false, endCursor: null};
    if (/^query releases\b/.test(query)) return {repository: {releases: {nodes: this.releases, pageInfo}}};
    if (!/^query pullRequestsSince\b/.test(query)) throw new Error(`nobody answers ${query}`);
    if (this.refused === 'history' && this.made.length) throw failure(502, this.words);
    const nodes = this.commits.map(({sha, message, files}) => ({
      sha,
      message,
      author: null,
      associatedPullRequests: {nodes: this.pulls.filter(({merged}) => merged === sha).map(each => this.inHistory(each, files))},
    }));
    return {repository: {ref: {target: {history: {nodes, pageInfo}}}}};
  }

  inHistory({number, title, body, labels, branch, merged}, files) {
    return {
      number,
      title,
      body,
      baseRefName: this.branch,
      headRefName: branch,
      labels: {nodes: labels.map(name => ({name}))},
      mergeCommit: {oid: merged},
      files: {nodes: files.map(path => ({path})), pageInfo: {hasNextPage: false}},
    };
  }

  async *pages(route, {ref, state}) {
    if (route === 'GET /repos/{owner}/{repo}/tags') {
      yield {data: this.tags.map(({name, sha}) => ({name, commit: {sha}}))};
    } else if (route === 'GET /repos/{owner}/{repo}/commits/{ref}') {
      yield {data: {files: this.commits.find(({sha}) => sha === ref).files.map(filename => ({filename}))}};
    } else if (route === 'GET /repos/{owner}/{repo}/pulls') {
      yield {data: this.pulls.filter(({is_open}) => is_open === (state === 'open')).map(each => this.shown(each))};
    } else {
      throw new Error(`nobody answers ${route}`);
    }
  }

  /** The calls that are about git. */
  get git() {
    return {
      getTree: async () => ({data: {tree: this.tree, truncated: false}}),
      getBlob: async ({file_sha: sha}) => ({data: {content: this.blobs[sha]}}),
      getCommit: async ({commit_sha: sha}) => ({data: {sha, tree: {sha: 'tree'}}}),
      getRef: async ({ref}) => {
        const branch = ref.replace('heads/', '');
        if (!this.branches.has(branch)) throw failure(404, 'Not Found');
        return {data: {ref, object: {sha: this.branches.get(branch)}}};
      },
      createRef: async ({ref, sha}) => {
        const [, kind, name] = /^refs\/(heads|tags)\/(.*)$/.exec(ref);
        if (kind === 'tags') {
          this.tag(name, sha);
        } else {
          this.refuse('creation');
          this.branches.set(name, sha);
        }
        return {data: {ref, url: '', object: {sha}}};
      },
      createTree: async ({tree}) => {
        this.trees.push(Object.fromEntries(tree.map(({path, content}) => [path, content])));
        return {data: {sha: String(this.trees.length - 1)}};
      },
      createCommit: async ({tree}) => ({data: {sha: tree, url: ''}}), // a commit is known by its tree
      updateRef: async ({ref, sha}) => {
        const branch = ref.replace('heads/', '');
        this.refuse('update');
        if (this.old.has(branch)) this.refuse('non_fast_forward');
        this.pushed[branch] = this.trees[Number(sha)];
        return {data: {ref, object: {sha}}};
      },
    };
  }

  get repos() {
    return {
      getBranch: async ({branch}) => ({data: {name: branch, commit: {sha: this.branches.get(branch)}}}),
      createRelease: async ({name, tag_name: tag, body, draft, target_commitish: sha}) => {
        this.refuse('release');
        if (this.releases.some(each => !each.isDraft && each.tag.name === tag)) {
          const errors = [{resource: 'Release', code: 'already_exists', field: 'tag_name'}];
          throw failure(422, 'Validation Failed', errors);
        }
        if (!draft && !this.tags.some(each => each.name === tag)) this.tag(tag, sha);
        const tagCommit = this.tags.some(each => each.name === tag) ? {oid: sha} : null;
        this.releases.unshift({...this.released({name: tag, sha}), tagCommit, isDraft: draft});
        this.made.push({tag, notes: body});
        return {data: {id: 1, name, tag_name: tag, target_commitish: sha, body, html_url: '', draft, upload_url: ''}};
      },
    };
  }

  get pullsApi() {
    return {
      list: async ({head}) => {
        const found = this.pulls.filter(each => each.is_open && head === `${this.owner}:${each.branch}`);
        return {data: found.map(each => this.shown(each))};
      },
      get: async ({pull_number: number}) => ({data: this.shown(this.pull(number))}),
      create: async ({title, body, head}) => {
        const number = Math.max(99, ...this.pulls.map(each => each.number)) + 1;
        const made = {number, title, body, labels: [], branch: head.split(':').at(-1), is_open: true, merged: ''};
        this.pulls.unshift(made);
        return {data: this.shown(made)};
      },
      update: async ({pull_number: number, title, body, state}) => {
        const pull = this.pull(number);
        if (!pull.is_open && this.pulls.some(each => each.is_open && each.branch === pull.branch)) {
          throw failure(422, 'Validation Failed', [{resource: 'PullRequest', code: 'invalid', field: 'state'}]);
        }
        Object.assign(pull, {title, body, is_open: state === 'open'});
        return {data: this.shown(pull)};
      },
    };
  }

  get issues() {
    return {
      addLabels: async ({issue_number: number, labels}) => {
        const pull = this.pull(number);
        pull.labels = [...new Set([...pull.labels, ...labels])];
        return {data: pull.labels.map(name => ({name}))};
      },
      removeLabel: async ({issue_number: number, name}) => {
        const pull = this.pull(number);
        if (!pull.labels.includes(name)) throw failure(404, 'Label does not exist');
        pull.labels = pull.labels.filter(each => each !== name);
        return {data: []};
      },
      createComment: async () => ({data: {html_url: ''}}),
    };
  }

  get octokit() {
    const {git, repos, issues, pullsApi: pulls} = this;
    return {git, repos, issues, pulls, paginate: {iterator: (route, options) => this.pages(route, options)}};
  }
}

/** As `loadOrBuildManifest` of the action does it, from its inputs. */
function manifestOf(github, {release_type: releaseType, configuration_file: configuration, manifest_file: versions}) {
  const branch = github.repository.defaultBranch;
  if (releaseType) {
    const config = {releaseType, includeComponentInTag: false, changelogHost: 'https://github.com'};
    return Manifest.fromConfig(github, branch, config, {fork: undefined}, undefined);
  }
  return Manifest.fromManifest(github, branch, configuration, versions, {});
}

async function answer(given) {
  now = ActualDate.parse(`${given.date}T12:00:00Z`);
  const log = [];
  const add = (...said) => log.push(said.join(' '));
  setLogger({error: add, warn: add, info: add, debug: add, trace: add});
  const forge = new Forge(given);
  const {owner, name: repo, branch} = given;
  const octokitAPIs = {octokit: forge.octokit, graphql: forge.graphql.bind(forge), request: undefined};
  let error = '';
  try {
    const github = () => GitHub.create({owner, repo, defaultBranch: branch, octokitAPIs});
    if (!given.skips_releases) await (await manifestOf(await github(), given)).createReleases();
    await (await manifestOf(await github(), given)).createPullRequests();
  } catch (problem) {
    error = `${problem.name}: ${problem.message}`;
  }
  const {made: releases, tagged, pulls, pushed} = forge;
  return {releases, tagged, pulls, pushed, log, error};
}

function say(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

say({'release-please': fromDirectory('release-please/package.json').version});
for await (const line of createInterface({input: process.stdin})) {
  say(await answer(JSON.parse(line)));
}
