// What makes a release of the files: a compressed copy beside each, a manifest, and the table of sizes.

import { readFileSync, writeFileSync } from "node:fs";
import { compress, filesBelow, integrity } from "./files.mjs";
import { at, URL_OF_RELEASE } from "./settings.mjs";
import { embedding } from "./snippets.mjs";

/** Sizes in bytes.
 * @typedef {{ raw: number, gzip: number, brotli: number }} Sizes */

/** Returns a row of the table of sizes.
 * @param {string} name
 * @param {(string | number)[]} figures */
const row = (name, figures) => [name.padEnd(52), ...figures.map((one) => String(one).padStart(9))].join(" ");

/** Writes the compressed copies and the manifest, and prints the table. Returns the sizes by file.
 * @param {Record<string, string[]>} visits for each language of the default story, the files that a first visit loads
 * @returns {Record<string, Sizes>} */
export function publish(visits) {
  /** @type {Record<string, Sizes & { sha384: string }>} */
  const manifest = {};
  for (const file of filesBelow().sort()) {
    // The package is unpacked elsewhere.
    if (file.startsWith("npm/")) continue;
    const bytes = readFileSync(at(file));
    const { br, gz } = compress(bytes);
    writeFileSync(at(`${file}.br`), br);
    writeFileSync(at(`${file}.gz`), gz);
    manifest[file] = { raw: bytes.length, gzip: gz.length, brotli: br.length, sha384: integrity(bytes, "sha384") };
  }
  const embed = embedding({ url: URL_OF_RELEASE, files: manifest, visits });
  writeFileSync(at("manifest.json"), `${JSON.stringify({ ...manifest, embed }, null, 2)}\n`);
  console.log(row("file", ["raw", "gzip", "brotli"]));
  for (const [file, { raw, gzip, brotli }] of Object.entries(manifest)) console.log(row(file, [raw, gzip, brotli]));
  return manifest;
}
