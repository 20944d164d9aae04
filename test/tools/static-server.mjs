// Serves a folder of built files as a static host would: under a base path, with types and gzip, and 404 for the rest.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const ALREADY_COMPRESSED = new Set(['.png', '.ico', '.woff2']);

/**
 * @param {{ root: string, base?: string, port?: number }} options `base` begins and ends with a slash
 * @returns {Promise<{ url: string, close(): Promise<void> }>} `url` ends with the base
 */
export async function serveFolder({ root, base = '/', port = 0 }) {
  const server = createServer((request, response) => void answer(request, response));
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    const file = pathname.startsWith(base) ? fileOf(root, pathname.slice(base.length)) : undefined;
    const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || content === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found');
      return;
    }
    const extension = extname(file);
    response.setHeader('Content-Type', TYPES[extension] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', 'no-cache');
    const takesGzip = String(request.headers['accept-encoding'] ?? '').includes('gzip');
    if (!takesGzip || ALREADY_COMPRESSED.has(extension)) {
      response.end(content);
      return;
    }
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    response.end(await compress(content));
  }
  await new Promise((resolve, reject) => {
    server.on('error', reject).listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * @param {string} root
 * @param {string} path as it stands in the URL, without the base
 */
function fileOf(root, path) {
  const decoded = decodeURIComponent(path);
  const file = normalize(join(root, decoded));
  if (!file.startsWith(normalize(root))) return undefined;
  return decoded === '' || decoded.endsWith('/') ? join(file, 'index.html') : file;
}
