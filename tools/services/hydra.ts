/** Ory Hydra: OAuth2 clients. */
import { goService } from "../go_module.ts";

export const service = goService({
  name: "hydra",
  version: "2.3.0",
  module: "github.com/ory/hydra/v2",
  tags: "sqlite,sqlite_omit_load_extension",
  versionIn: "driver/config.Version",
});
