/** The pieces of all concerts with tickets on offer: each concert is in exactly one, however many there are. */
import { assert, assertEquals } from "@std/assert";
import { offerings } from "#domain/offerings/offering.ts";
import { listPiece, type Piece, readPieces } from "#domain/search/on_offer.ts";
import { openBill } from "./bill.ts";

Deno.test("with more concerts than fit into so many pieces, pieces get longer, and no concert is left out", async () => {
  await using bill = await openBill();
  const { x } = bill;
  for (let i = 0; i < 47; i++) await bill.put({ name: `Concert ${i}` });
  const ids = (await x.store.listKeys(offerings, "date", { limit: 1_000 })).map(({ id }) => id);
  const inPieces = async (pieces: Piece[]) => {
    const lists = await Promise.all(pieces.map((piece) => listPiece(x, piece)));
    return lists.map((list) => list.map(({ id }) => id));
  };
  for (
    const [length, most, longest, count] of [[5, 50, 5, 10], [5, 8, 10, 5], [2, 3, 16, 3], [
      50,
      1,
      50,
      1,
    ], [1, 1, 64, 1]]
  ) {
    const pieces = await inPieces(await readPieces(x.store, { length, most }));
    assertEquals(pieces.flat(), ids, `${length} ${most}`);
    assertEquals(pieces.length, count, `${length} ${most}`);
    assert(pieces.every((piece) => piece.length <= longest), `${length} ${most}`);
  }
});

Deno.test("without concerts there are no pieces", async () => {
  await using bill = await openBill();
  assertEquals(await readPieces(bill.x.store), []);
});
