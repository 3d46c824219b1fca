// The program `standpoint`, which knows how a story is rendered and what the interface says.

import { execFileSync } from "node:child_process";
import { source } from "./settings.mjs";

/** Builds it for the machine itself, without the switches that Trunk was given for the WebAssembly. Returns its
 * path. */
function build() {
  const isOurs = (/** @type {string} */ name) => !/^(CARGO_UNSTABLE_|RUSTC_BOOTSTRAP)/.test(name);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => isOurs(name)));
  const args = ["build", "--quiet", "--workspace", "--bin", "standpoint", "--message-format", "json-render-diagnostics"];
  const output = execFileSync("cargo", args, { cwd: source, env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] });
  const messages = `${output}`.trim().split("\n").map((line) => JSON.parse(line));
  const built = messages.find(({ executable, target }) => executable && target.name === "standpoint");
  if (!built) throw new Error("cargo build: expected a program `standpoint` among what it made, found none");
  return /** @type {string} */ (built.executable);
}

/** @type {string | undefined} */
let program;

/** Returns what the program writes. It is built once and then run: Cargo takes its time to see that it need not
 * build.
 * @param {...string} args */
export function standpoint(...args) {
  program ??= build();
  return `${execFileSync(program, args, { cwd: source, maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] })}`;
}
