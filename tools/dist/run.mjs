// Other programs, which may run side by side.

import { spawn } from "node:child_process";

/** Runs a program, and lets what it says of errors through. Returns what it wrote.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string>} */
export function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    /** @type {Buffer[]} */
    const written = [];
    child.stdout.on("data", (part) => written.push(part));
    child.on("error", (cause) => reject(new Error(`${command} could not be run: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(`${Buffer.concat(written)}`);
      else reject(new Error(`${command} ended with ${signal ?? code}`));
    });
  });
}
