// What release-please-action does, by the release-please that it bundles, at another address than GitHub's.
//
//   node release_please_action.mjs DIR OWNER/NAME      DIR is where npm installed release-please
//
// First the releases of merged pull requests are made, then pull requests are opened or updated. The inputs are those of
// the action, as INPUT_TOKEN, INPUT_TARGET_BRANCH, INPUT_CONFIG_FILE and INPUT_MANIFEST_FILE; API_URL is asked in place of
// GitHub. What was made is written to the file GITHUB_OUTPUT as the action writes it: a path that is not `.` stands before
// the names of its outputs.
import {appendFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const [directory, repository] = process.argv.slice(2);
const {API_URL, GITHUB_OUTPUT, INPUT_TOKEN, INPUT_TARGET_BRANCH, INPUT_CONFIG_FILE, INPUT_MANIFEST_FILE} = process.env;
const {GitHub, Manifest} = createRequire(join(directory, 'here.js'))('release-please');
const NAMES = {tagName: 'tag_name', uploadUrl: 'upload_url', notes: 'body', url: 'html_url'};

function output(name, value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  appendFileSync(GITHUB_OUTPUT, `${name}<<END_OF_OUTPUT\n${text}\nEND_OF_OUTPUT\n`);
}

async function manifest() {
  const [owner, repo] = repository.split('/');
  const [apiUrl, graphqlUrl] = [API_URL, API_URL];
  const github = await GitHub.create({owner, repo, apiUrl, graphqlUrl, token: INPUT_TOKEN, defaultBranch: INPUT_TARGET_BRANCH});
  return Manifest.fromManifest(github, INPUT_TARGET_BRANCH, INPUT_CONFIG_FILE, INPUT_MANIFEST_FILE);
}

async function release() {
  const releases = (await (await manifest()).createReleases()).filter(Boolean);
  output('releases_created', releases.length > 0);
  for (const made of releases) {
    const before = made.path === '.' ? '' : `${made.path}--`;
    output(`${before}release_created`, true);
    for (const [name, value] of Object.entries(made)) {
      output(`${before}${NAMES[name] ?? name}`, value);
    }
  }
  output('paths_released', releases.map(({path}) => path));
}

async function propose() {
  const pullRequests = (await (await manifest()).createPullRequests()).filter(Boolean);
  output('prs_created', pullRequests.length > 0);
  if (pullRequests.length > 0) {
    output('pr', pullRequests[0]);
    output('prs', pullRequests);
  }
}

try {
  await release();
  await propose();
} catch (error) {
  console.log(`::error::release-please failed: ${error.message}`);
  process.exitCode = 1;
}
