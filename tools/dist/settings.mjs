// Where things are, and what they are called. Trunk tells its hooks by environment variables.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The project's own folder. */
export const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();

/** Whether the release is made: `trunk build --release` or `trunk serve --release`. */
export const isRelease = process.env.TRUNK_PROFILE === "release";

/** The default story, by its path from the project's folder and from dist: it is the same. */
export const STORY = "us-russia-2021";
export const STORY_FILE = `stories/${STORY}.json`;

/** Where the release will be served, for what is told to other sites. No site has the default: nobody is sent to
 * somebody else's. */
export const URL_OF_RELEASE = process.env.STANDPOINT_URL || "https://standpoint.invalid/";

/** Returns the path of a file in the folder that Trunk fills, and moves into place when all hooks have passed.
 * @param {...string} parts */
export function at(...parts) {
  const dist = process.env.TRUNK_STAGING_DIR;
  if (!dist) throw new Error("TRUNK_STAGING_DIR is not set: tools/dist.mjs is a hook of Trunk, run by `make dist`");
  return path.join(dist, ...parts);
}

/** Returns the path of one of the project's own files.
 * @param {...string} parts */
export const own = (...parts) => path.join(source, ...parts);

/** @param {string} file */
export const text = (file) => readFileSync(file, "utf8");

const require = createRequire(import.meta.url);

/** Loads a package that tools/setup.sh installed. By `require`, which looks on NODE_PATH: that is where they are.
 * @param {string} name
 * @returns {any} */
export function installed(name) {
  try {
    return require(name);
  } catch (cause) {
    throw new Error(`the npm package ${name} is not there: run this by \`make\`, or after \`. tools/env.sh\``, { cause });
  }
}
