/** A host such as the site will have, which compresses and speaks HTTP/2; `astro preview` does neither. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A folder that is being served. */
export interface StaticServer {
  readonly url: string;
  readonly close: () => void;
}

/**
 * Serves the folder on a free port of this machine until `close` is called, with a certificate of its own
 * making; without encryption, hence without HTTP/2, where there is no openssl.
 */
export async function serveFolder(folder: string): Promise<StaticServer> {
  const identity = makeIdentity();
  const answer = (path: string) => answerFor(folder, path);
  const server = identity
    ? createSecureServer({ ...identity, allowHTTP1: true }, (request, response) => {
        const { status, headers, body } = answer(request.url);
        response.writeHead(status, headers);
        response.end(body);
      })
    : createServer((request, response) => {
        const { status, headers, body } = answer(request.url ?? '/');
        response.writeHead(status, headers).end(body);
      });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) {
    throw new Error(`invalid address; expected a port: ${address}`);
  }
  return {
    url: `${identity ? 'https' : 'http'}://localhost:${address.port}`,
    close: () => server.close(),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function answerFor(folder: string, path: string): Answer {
  const { pathname } = new URL(path, 'http://localhost');
  const found = fileAt(folder, decodeURIComponent(pathname));
  const file = found ?? join(folder, '404.html');
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  const isText = /text|json|xml/.test(type);
  const isNamedByContent = pathname.startsWith('/_astro/');
  const content = readFileSync(file);
  return {
    status: found ? 200 : 404,
    headers: {
      'content-type': type,
      'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isText ? { 'content-encoding': 'gzip' } : {}),
    },
    body: isText ? gzipSync(content) : content,
  };
}

function fileAt(folder: string, pathname: string): string | null {
  const path = join(folder, normalize(pathname));
  const candidates = [path, join(path, 'index.html')];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

/** A key and a certificate for "localhost", made anew each time so that no key lies in the repository. */
function makeIdentity(): { readonly key: Buffer; readonly cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'from-noise-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...names], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (error) {
    console.log(`without HTTP/2, because no certificate could be made: ${error}`);
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
