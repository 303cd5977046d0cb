/** The files of the build, answered from memory: each is read once, in the forms that the build made. */
import { acceptedEncoding, type Encoding } from "./encoding.ts";
import { staticHeaders } from "./security_headers.ts";

interface Form {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

type Forms = { plain: Form } & Partial<Record<Encoding, Form>>;

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

const suffixes = { br: ".br", gzip: ".gz" } as const;

/** Their names carry a hash of what they contain. */
const isHashed = (path: string): boolean => path.startsWith("/assets/");

/** Answers null for what is not a file of the build. Throws where a file has a type unknown to us. */
export async function openStaticFiles(folder: URL): Promise<(req: Request) => Response | null> {
  const files = new Map<string, Forms>();
  const paths = await Array.fromAsync(filesIn(folder, ""));
  await Promise.all(paths.map(async (path) => {
    if (/\.(br|gz)$/.test(path)) return;
    const forms: Forms = { plain: await readForm(folder, path) };
    for (const encoding of ["br", "gzip"] as const) {
      if (paths.includes(path + suffixes[encoding])) {
        forms[encoding] = await readForm(folder, path, encoding);
      }
    }
    files.set(path, forms);
  }));

  return (req) => {
    if (req.method !== "GET" && req.method !== "HEAD") return null;
    const forms = files.get(new URL(req.url).pathname);
    if (!forms) return null;
    const encoding = acceptedEncoding(req);
    const form = (encoding && forms[encoding]) ?? forms.plain;
    if (req.headers.get("if-none-match") === form.headers.etag) {
      const { "content-length": _length, "content-encoding": _encoding, ...headers } = form.headers;
      return new Response(null, { status: 304, headers });
    }
    return new Response(req.method === "HEAD" ? null : form.body, { headers: form.headers });
  };
}

/** Paths as they stand in addresses; folders that begin with a dot are the bundler's. */
async function* filesIn(folder: URL, under: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(`.${under}/`, folder))) {
    const path = `${under}/${entry.name}`;
    if (entry.isFile) yield path;
    else if (!entry.name.startsWith(".")) yield* filesIn(folder, path);
  }
}

async function readForm(folder: URL, path: string, encoding?: Encoding): Promise<Form> {
  const type = types[path.slice(path.lastIndexOf(".") + 1)];
  if (!type) throw new Error(`web/answer/static_files.ts knows no type for ${path}`);
  const body = await Deno.readFile(
    new URL(`.${path}${encoding ? suffixes[encoding] : ""}`, folder),
  );
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return {
    body,
    headers: {
      ...staticHeaders,
      "content-type": type,
      "content-length": String(body.length),
      ...(encoding && { "content-encoding": encoding }),
      "etag": `"${digest.toHex().slice(0, 16)}"`,
      "vary": "Accept-Encoding",
      "cache-control": isHashed(path)
        ? "public, max-age=31536000, immutable"
        : "public, max-age=3600",
    },
  };
}
