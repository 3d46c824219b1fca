// What whoever embeds a release copies: the tag with its hash, and the policies under which it works. And what it
// costs: the files of a first visit.

/** @typedef {import("./publish.mjs").Sizes & { sha384: string }} File */

/** @param {string} script what `script-src` is besides WebAssembly
 * @param {string} own where the files are */
const policy = (script, own) =>
  `default-src 'none'; script-src ${script} 'wasm-unsafe-eval'; connect-src ${own}; style-src ${own}; require-trusted-types-for 'script'`;

/** Returns what the manifest says beside the files.
 * @param {object} release
 * @param {string} release.url where it is served, with a slash at its end
 * @param {Record<string, File>} release.files
 * @param {Record<string, string[]>} release.visits for each language of the default story, the files that a first
 *   visit loads */
export function embedding({ url, files, visits }) {
  const { origin } = new URL(url);
  const loader = files["standpoint.js"];
  const sum = (/** @type {string[]} */ names, /** @type {"brotli" | "gzip"} */ how) => names.reduce((all, name) => all + files[name][how], 0);
  return {
    tag: `<script src="${url}standpoint.js" integrity="${loader.sha384}" crossorigin="anonymous" data-story="story.json" async></script>`,
    policies: {
      "same-origin": policy("'self'", "'self'"),
      "other-origin": policy(origin, `'self' ${origin}`),
      nonce: policy("'nonce-NONCE' 'strict-dynamic'", "'self'"),
      frame: `frame-src ${origin}`,
    },
    visits: Object.fromEntries(
      Object.entries(visits).map(([language, names]) => [
        language,
        { requests: names.length, brotli: sum(names, "brotli"), gzip: sum(names, "gzip"), files: names },
      ]),
    ),
  };
}
