/** Serves the build's files from memory; each is read once, with the compressed copies that the build made. */
import { acceptedEncoding, type Encoding } from "./encoding.ts";
import { staticHeaders } from "./security_headers.ts";

interface Variant {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

type Variants = { plain: Variant } & Partial<Record<Encoding, Variant>>;

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

/** Their names contain a hash of their content. */
const isHashed = (path: string): boolean => path.startsWith("/assets/");

/** The handler returns null for anything but a file of the build. Throws for a file of an unknown type. */
export async function openStaticFiles(folder: URL): Promise<(req: Request) => Response | null> {
  const files = new Map<string, Variants>();
  const paths = await Array.fromAsync(filesIn(folder, ""));
  await Promise.all(paths.map(async (path) => {
    if (/\.(br|gz)$/.test(path)) return;
    const variants: Variants = { plain: await readVariant(folder, path) };
    for (const encoding of ["br", "gzip"] as const) {
      if (paths.includes(path + suffixes[encoding])) {
        variants[encoding] = await readVariant(folder, path, encoding);
      }
    }
    files.set(path, variants);
  }));

  return (req) => {
    if (req.method !== "GET" && req.method !== "HEAD") return null;
    const variants = files.get(new URL(req.url).pathname);
    if (!variants) return null;
    const encoding = acceptedEncoding(req);
    const variant = (encoding && variants[encoding]) ?? variants.plain;
    if (req.headers.get("if-none-match") === variant.headers.etag) {
      const { "content-length": _length, "content-encoding": _encoding, ...headers } =
        variant.headers;
      return new Response(null, { status: 304, headers });
    }
    return new Response(req.method === "HEAD" ? null : variant.body, { headers: variant.headers });
  };
}

/** Paths as in addresses; folders that begin with a dot belong to the bundler. */
async function* filesIn(folder: URL, under: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(`.${under}/`, folder))) {
    const path = `${under}/${entry.name}`;
    if (entry.isFile) yield path;
    else if (!entry.name.startsWith(".")) yield* filesIn(folder, path);
  }
}

async function readVariant(folder: URL, path: string, encoding?: Encoding): Promise<Variant> {
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
