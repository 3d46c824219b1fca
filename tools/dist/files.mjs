// Files that are served: their names, their hashes, and how small they become.

import { createHash } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { at } from "./settings.mjs";

/** What is told of a file to whoever loads it: its name, and the hash that a browser compares.
 * @typedef {[name: string, integrity: string]} Asset */
/** @typedef {Record<string, Asset>} Assets by language */

/** @param {Buffer} bytes
 * @param {"sha256" | "sha384"} kind */
export const integrity = (bytes, kind) => `${kind}-${createHash(kind).update(bytes).digest("base64")}`;

/** Writes a file into dist, with a hash of its content in its name.
 * @param {string} folder from dist
 * @param {string} name
 * @param {string} extension
 * @param {string | Buffer} content
 * @returns {Asset} */
export function writeHashed(folder, name, extension, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = path.posix.join(folder, `${name}-${hash}${extension}`);
  writeFileSync(at(file), bytes);
  // The shorter hash: the loader carries six of them, which do not compress.
  return [file, integrity(bytes, "sha256")];
}

/** @param {Buffer} bytes */
export function compress(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
}

/** Returns every file below a folder of dist, by its path from dist.
 * @param {string} folder
 * @returns {string[]} */
export function filesBelow(folder = "") {
  return readdirSync(at(folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    return statSync(at(file)).isDirectory() ? filesBelow(file) : [file];
  });
}
