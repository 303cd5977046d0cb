/** Draws the barcode of a ticket. */
import type { CodeType } from "../tickets/code_type.ts";

export interface BarcodeRequest {
  ticketId: string;
  type: CodeType;
  text: string;
}

/** An SVG that a scanner reads; `unreadable`: no drawing of this text can be read back. */
export type Drawn = { svg: string } | { missing: "unreadable" | "busy" };

export interface Barcodes {
  /** Raises an alarm for a text that cannot be drawn readably; the alarm does not contain the text. */
  draw(asked: BarcodeRequest): Promise<Drawn>;
}
