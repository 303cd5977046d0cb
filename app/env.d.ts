// A virtual module of fresh/vite, wrapped by entry.ts.
declare module "fresh:internal/server-entrypoint" {
  const app: { fetch(req: Request): Promise<Response> };
  export default app;
}
// Set by Vite in development and replaced in the build.
interface ImportMeta {
  readonly env?: { readonly DEV?: boolean };
  /** The URLs of files, as the build names them. */
  glob(pattern: string, options: { query: "?url"; import: "default"; eager: true }): Record<
    string,
    string
  >;
}
