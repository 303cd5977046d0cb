/**
 * Builds Go servers whose go.mod has `replace` directives, which `go install` refuses: each is built as the
 * only requirement of a wrapper module that repeats the directives for other modules. The wrapper's go.mod
 * and go.sum (`tools/services/go/`) pin all modules.
 */
import { type Service, step } from "./service.ts";

interface GoModule {
  /** The name of the binary, the service and the folder with its go.mod. */
  name: string;
  version: string;
  module: string;
  tags: string;
  /** The Go variable that holds the server's version. */
  versionIn: string;
  /** Runs before the build. */
  prepare?(scratch: string): Promise<void>;
}

const NEEDS = [
  { command: "go", hint: "install Go 1.23 or newer (https://go.dev/dl)" },
  { command: "gcc", hint: "install a C compiler and the libc headers, which SQLite needs" },
];
/** Ignores version control, and uses the installed Go instead of downloading one. */
const BUILD_ENV = { CGO_ENABLED: "1", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local" };

/** A service with SQLite compiled in. */
export function goService({ name, version, module, tags, versionIn, prepare }: GoModule): Service {
  return {
    version,
    files: [name],
    needs: NEEDS,
    async build(folder, scratch) {
      for (const file of ["go.mod", "go.sum"]) {
        await Deno.copyFile(
          new URL(`services/go/${name}/${file}`, import.meta.url),
          `${scratch}/${file}`,
        );
      }
      await prepare?.(scratch);
      const flags = `-s -w -X ${module}/${versionIn}=v${version}`;
      const args = ["build", "-mod=readonly", "-trimpath", "-tags", tags, "-ldflags", flags];
      await step("go", [...args, "-o", `${folder}/${name}`, module], {
        cwd: scratch,
        env: BUILD_ENV,
      });
    },
  };
}
