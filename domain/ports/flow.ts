/** A self-service flow of an identity server: its form, messages and errors, for a page to show. */

const flowKinds = ["login", "registration", "recovery", "verification", "settings"] as const;
export type FlowKind = typeof flowKinds[number];

/** Why this browser cannot use the flow. */
export interface NoFlow {
  /** gone: expired or unknown · foreign: started by another browser · signed_out · half: see `isHalf`. */
  no: "gone" | "foreign" | "signed_out" | "half";
  /** Where the flow would have led: one of our paths. */
  returnTo: string | null;
}

export interface Flow {
  id: string;
  kind: FlowKind;
  /** The server's own name: `choose_method`, `sent_email`, `passed_challenge`, `success`, … */
  state: string;
  /** Our path that its form is posted to. */
  action: string;
  /** One of our paths. */
  returnTo: string | null;
  loginChallenge: string | null;
  /** Re-authentication: the user is signed in and has to prove it once more. */
  again: boolean;
  secondFactor: boolean;
  messages: FlowMessage[];
  nodes: FlowNode[];
}

/** A text with its number, so that pages can use their own words and language. */
export interface FlowText {
  id: number;
  /** The server's own words. */
  text: string;
  gaps: Record<string, string | number>;
}

export interface FlowMessage extends FlowText {
  tone: "info" | "problem";
}

/** One element of a flow's form. `group`: the method that it belongs to ("password", …), or "default". */
export type FlowNode =
  & { group: string }
  & (
    | { is: "hidden"; name: string; value: string }
    | {
      is: "field";
      name: string;
      /** The `type` attribute of the input. */
      type: string;
      value: string;
      label: FlowText | null;
      required: boolean;
      disabled: boolean;
      autoComplete: string | null;
      maxLength: number | null;
      messages: FlowMessage[];
    }
    | { is: "submit"; name: string; value: string; label: FlowText | null; disabled: boolean }
    /** Works only with the server's script: `onClick` and `onLoad` name functions of it. */
    | {
      is: "trigger";
      name: string;
      value: string;
      label: FlowText | null;
      onClick: string;
      onLoad: string | null;
    }
    | { is: "script"; src: string; integrity: string }
    | { is: "link"; href: string; label: FlowText | null }
    | { is: "image"; src: string; label: FlowText | null }
    /** Something to copy or write down. */
    | { is: "text"; text: FlowText; label: FlowText | null; secrets: string[] }
  );

export interface FlowError {
  /** The server's name for the error. */
  id: string | null;
  status: number;
}
