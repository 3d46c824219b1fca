// A web server on 127.0.0.1 for files of folders, and for pages made by the benchmark.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** @param {string} name */
const typeOf = (name) => TYPES[path.extname(name)] ?? "application/octet-stream";

/** Starts a server. Where `file.br` stands beside `file`, browsers that accept brotli get that.
 * @param {Record<string, string>} folders folders by the path they are served at, which ends in "/": `{ "/dist/": "dist" }`
 * @param {(pathname: string, query: URLSearchParams) => string | undefined} made returns the text to serve
 *   at a path in place of a file, if any
 * @returns {Promise<{ url: string, close: () => void }>} */
export async function serve(folders, made) {
  // The longest first: "/" is below none of the others.
  const places = Object.entries(folders).sort(([one], [other]) => other.length - one.length);

  /** @param {string} pathname */
  const fileOf = (pathname) => {
    const place = places.find(([prefix]) => pathname.startsWith(prefix));
    if (!place) return undefined;
    const file = path.join(place[1], path.normalize(`/${pathname.slice(place[0].length)}`));
    return existsSync(file) && statSync(file).isFile() ? file : undefined;
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const text = made(pathname, searchParams);
    const file = text === undefined ? fileOf(pathname) : undefined;
    if (text === undefined && !file) {
      // Browsers ask for it unasked; without one there is no error in their console.
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const headers = { "content-type": typeOf(pathname), "cache-control": "max-age=3600", vary: "accept-encoding" };
    const isBrotli = file && /\bbr\b/.test(`${request.headers["accept-encoding"]}`) && existsSync(`${file}.br`);
    response.writeHead(200, isBrotli ? { ...headers, "content-encoding": "br" } : headers);
    response.end(file ? readFileSync(isBrotli ? `${file}.br` : file) : text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
