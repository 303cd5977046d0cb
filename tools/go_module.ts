/**
 * Servers in Go whose own go.mod replaces modules, which `go install` refuses: each is built as the one
 * requirement of a module made for it, with those replacements that name other modules. Its go.mod and
 * go.sum (`tools/services/go/`) pin every module that goes in.
 */
import { type Service, step } from "./service.ts";

export interface GoModule {
  /** Of the binary, of the service and of the folder with its go.mod. */
  name: string;
  version: string;
  module: string;
  tags: string;
  /** The variable that the server tells its version from. */
  versionIn: string;
  /** What has to be there before it is built. */
  prepare?(scratch: string): Promise<void>;
}

const NEEDS = [
  { command: "go", hint: "install Go 1.23 or newer (https://go.dev/dl)" },
  { command: "gcc", hint: "install a C compiler with its headers, since SQLite is written in C" },
];
/** Without the version control that a build would else look for, and with the Go that is there. */
const BUILD_ENV = { CGO_ENABLED: "1", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local" };

/** With SQLite in it. */
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
