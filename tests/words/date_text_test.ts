/** Days and times of day as people type them. */
import { assertEquals } from "@std/assert";
import { dayInFigures, dayInWords, readClock, readDay, readDays } from "#web/parts/date_text.ts";
import { languages } from "#words/languages.ts";

const MAY_1 = "2027-05-01";

Deno.test("a day is understood in words, in figures and as the server writes it", () => {
  const written = [
    "May 1, 2027",
    "1 May 2027",
    "1st of may 27",
    "Sat, May 1, 2027",
    "samedi 1er mai 2027",
    "  1 MAI 2027 ",
    "2027 May 1",
    "2027-05-01",
    "2027/5/1",
  ];
  for (const text of written) assertEquals(readDay(text, "en"), MAY_1, text);
  assertEquals(readDay("3 août 2027", "en"), "2027-08-03");
  assertEquals(readDay("3 aout 2027", "fr"), "2027-08-03");
  assertEquals(readDay("9 sept. 2027", "fr"), "2027-09-09");
});

Deno.test("of a day in figures, the page's language decides which is the month", () => {
  assertEquals(readDay("05/01/2027", "en"), MAY_1);
  assertEquals(readDay("05.01.27", "fr"), "2027-01-05");
  assertEquals(readDay("5-1-2027", "en-GB"), "2027-01-05");
  // Where one number cannot be the month there is one reading.
  assertEquals(readDay("31/5/2027", "en"), "2027-05-31");
  assertEquals(readDay("5/31/2027", "fr"), "2027-05-31");
});

Deno.test("what names no day, or two, is no day", () => {
  const wrong = [
    "",
    "tomorrow",
    "May 2027",
    "1 jui 2027",
    "31 April 2027",
    "2027-02-29",
    "1 May June 2027",
    "1 2 May 2027",
    "13/13/2027",
    "1 May 227",
    "2027-05-01T20:00",
    "٠١/٠٥/٢٠٢٧",
    "-",
  ];
  for (const text of wrong) assertEquals(readDay(text, "en"), null, text);
});

Deno.test("every day that we write is read as the same day, in every language", () => {
  for (const locale of [...languages, "en-GB", "fr-CA"]) {
    for (let month = 1; month <= 12; month++) {
      const day = `2028-${String(month).padStart(2, "0")}-09`;
      assertEquals(readDay(dayInWords(day, locale), locale), day);
      assertEquals(readDay(dayInFigures(day, locale), locale), day);
      // A reader of one language may write in another.
      for (const other of languages) assertEquals(readDay(dayInWords(day, other), locale), day);
    }
  }
});

Deno.test("a time of day is understood as people write it, and always shown on 24 hours", () => {
  const clocks: Record<string, string> = {
    "20:30": "20:30",
    "20h30": "20:30",
    "20 h 30": "20:30",
    "20.30": "20:30",
    "2030": "20:30",
    "8:30 PM": "20:30",
    "8.30pm": "20:30",
    "20h": "20:00",
    "8 pm": "20:00",
    "8:05": "08:05",
    "12 am": "00:00",
    "12:15 pm": "12:15",
    "00:00": "00:00",
  };
  for (const [text, clock] of Object.entries(clocks)) assertEquals(readClock(text), clock, text);
  for (const text of ["", "8", "20", "24:00", "20:60", "20:3", "13 pm", "0 am", "20:", "noon"]) {
    assertEquals(readClock(text), null, text);
  }
});

Deno.test("fields that hold days are written as addresses have them; others stay as they are", () => {
  assertEquals(
    readDays({ from: "1/5/2027", to: "soon", q: "1/5/2027" }, ["from", "to"], "fr"),
    { from: "2027-05-01", to: "soon", q: "1/5/2027" },
  );
});
