// Chromium without a window, driven over WebDriver and, through it, the Chrome DevTools protocol (CDP).

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** How long a script may take before WebDriver gives up on it, in milliseconds. */
const PATIENCE = 180_000;

/** Returns the browser's options: those of the tests, without a window, and with no host but this machine reachable
 * (TimelineJS3 asks for fonts of a third party). */
export function chromiumOptions() {
  const { "goog:chromeOptions": options } = JSON.parse(readFileSync("webdriver.json", "utf8"));
  return { ...options, args: [...options.args, "--headless=new", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] };
}

/** A running chromedriver. Each of its sessions is a browser of its own with an empty profile. */
export class Driver {
  #process;
  #address;

  /** @param {import("node:child_process").ChildProcess} process @param {string} address */
  constructor(process, address) {
    this.#process = process;
    this.#address = address;
    globalThis.process.on("exit", () => this.stop());
  }

  static async start() {
    const { CHROMEDRIVER } = process.env;
    if (!CHROMEDRIVER) throw new Error("CHROMEDRIVER is not set: `. tools/env.sh` sets it");
    const driver = spawn(CHROMEDRIVER, ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
    const port = await new Promise((resolve, reject) => {
      driver.on("error", reject);
      driver.on("exit", (code) => reject(new Error(`${CHROMEDRIVER} ended with ${code}`)));
      driver.stdout.on("data", (chunk) => {
        const found = /successfully on port (\d+)/.exec(`${chunk}`);
        if (found) resolve(found[1]);
      });
    });
    return new Driver(driver, `http://127.0.0.1:${port}`);
  }

  stop() {
    this.#process.kill();
  }

  /** Sends a command of WebDriver; throws what the driver says went wrong.
   * @param {string} method @param {string} to @param {object} [body] */
  async command(method, to, body) {
    const response = await fetch(`${this.#address}${to}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${to}: ${value.message}`);
    return value;
  }

  /** Starts a browser, lets `use` have it, and ends it.
   * @template T
   * @param {(session: Session) => Promise<T>} use */
  async withSession(use) {
    const timeouts = { script: PATIENCE, pageLoad: PATIENCE };
    const alwaysMatch = { browserName: "chrome", "goog:chromeOptions": chromiumOptions(), timeouts };
    const { sessionId, capabilities } = await this.command("POST", "/session", { capabilities: { alwaysMatch } });
    const browser = `${capabilities.browserName} ${capabilities.browserVersion}`;
    const session = new Session(this, `/session/${sessionId}`, browser);
    try {
      return await use(session);
    } finally {
      await this.command("DELETE", `/session/${sessionId}`);
    }
  }
}

/** A browser with one window. */
export class Session {
  #driver;
  #path;

  /** @param {Driver} driver @param {string} path @param {string} browser its name and version */
  constructor(driver, path, browser) {
    this.#driver = driver;
    this.#path = path;
    this.browser = browser;
  }

  /** @param {string} url */
  open(url) {
    return this.#driver.command("POST", `${this.#path}/url`, { url });
  }

  /** Returns the value of an expression in the page, once it is settled where it is a promise.
   * @param {string} expression */
  async evaluate(expression) {
    const script = `const done = arguments[0];
      (async () => ${expression})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.#driver.command("POST", `${this.#path}/execute/async`, { script, args: [] });
    if (error) throw new Error(`${expression}: ${error}`);
    return value;
  }

  /** Sends a command of the Chrome DevTools protocol.
   * @param {string} cmd @param {object} [params] */
  cdp(cmd, params = {}) {
    return this.#driver.command("POST", `${this.#path}/goog/cdp/execute`, { cmd, params });
  }

  /** Returns the metrics of CDP's domain Performance, which has to be enabled, by name.
   * @returns {Promise<Record<string, number>>} */
  async metrics() {
    const { metrics } = await this.cdp("Performance.getMetrics");
    return Object.fromEntries(metrics.map((/** @type {{ name: string, value: number }} */ { name, value }) => [name, value]));
  }
}
