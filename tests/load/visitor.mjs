// Somebody with a browser: one kept connection, cookies, forms filled in as the page offers them.
import { Agent, request } from 'node:http';

const decode = (text) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The value of a hidden field or an input of a page, by its name. */
export function valueIn(page, name) {
  const found = new RegExp(`<input[^>]*\\bname="${name}"[^>]*\\bvalue="([^"]*)"`).exec(page);
  if (!found) throw new Error(`the page has no field ${name}`);
  return decode(found[1]);
}

/** The people whom the demo's sign-in page offers under a heading: [{ id, name }]. */
export function demoPeople(page, section) {
  const from = page.indexOf(`id="${section}"`);
  if (from < 0) throw new Error(`the sign-in page has no ${section}`);
  const part = page.slice(from, page.indexOf('</section>', from));
  return [...part.matchAll(/name="person" value="(\d+)">.*?<b>([^<]*)<\/b>/gs)].map(([, id, name]) => ({ id, name: decode(name) }));
}

export class Visitor {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookies = new Map();

  constructor(port) {
    this.port = port;
  }

  /** Rejects when the connection breaks before the whole answer is there. */
  send(method, path, form) {
    const body = form ? new URLSearchParams(form).toString() : undefined;
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (body !== undefined) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent: this.#agent }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          for (const cookie of response.headers['set-cookie'] ?? []) this.#keep(cookie);
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async page(path) {
    const { status, text } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status}`);
    return text;
  }

  /** One press on the demo's sign-in page. */
  async signInAs(person) {
    const page = await this.page('/sign-in');
    const { status } = await this.send('POST', '/sign-in', { csrf: valueIn(page, 'csrf'), key: valueIn(page, 'key'), next: '', person });
    if (status !== 303) throw new Error(`signing in: ${status}`);
  }

  leave() {
    this.#agent.destroy();
  }

  #keep(cookie) {
    const [pair, ...attributes] = cookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.some((each) => each.trim().toLowerCase() === 'max-age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(name.length + 1));
  }
}
