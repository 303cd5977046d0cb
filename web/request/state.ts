/** The types of handlers and pages: `Ctx` for handlers, `Props` for page components. */
import type { HandlerContext, PageProps } from "fresh/types";
import type { Caller, Visitor } from "#domain/ports/people.ts";
import type { Manner } from "#words/manner.ts";
import type { System } from "../system.ts";
import type { RequestContext } from "./context.ts";

/** Made by `routes/_middleware.ts` for each request. */
export interface State {
  readonly system: System;
  readonly requestId: string;
  readonly visitor: Visitor;
  readonly now: number;
  readonly signedIn: Caller | null;
  /** The request has a session that cannot be checked at the moment; `signedIn` is null. */
  readonly unknown: boolean;
  /** The session's token as sent, not checked. */
  readonly token: string | undefined;
  /** The reader's language. */
  readonly manner: Manner;
  readonly context: RequestContext;
  /** Loads what the frame around a page shows; called by `page()`. */
  loadFrame(): Promise<void>;
}

type Params<K extends string> = Record<K, string>;
/** What a handler gets; `Ctx<"id">` in a route with `[id]`. */
export type Ctx<K extends string = never> = HandlerContext<Params<K>, State>;
/** What a page component gets. */
export type Props<Data, K extends string = never> = PageProps<Data, Params<K>, State>;
