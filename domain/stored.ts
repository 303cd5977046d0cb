/** The fields that every stored value carries, as zod; see `store/entity.ts`. */
import { z } from "zod";

export const instant = z.int().min(0);
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const stored = {
  id: idSchema,
  createdAt: instant,
  updatedAt: instant,
  version: z.int().min(1),
};
