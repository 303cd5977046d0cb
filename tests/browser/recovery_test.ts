/** Recovery of a forgotten password, on a phone, without JavaScript, in French. */
import { assert, assertEquals } from "@std/assert";
import { keepLanguage } from "#domain/users/commands.ts";
import type { Page } from "playwright-core";
import { launch, openPage, overflow } from "./browser.ts";
import { openStage, type Stage } from "./stage.ts";

const browser = await launch();
Deno.test.afterAll(() => browser.close());

const PHONE = {
  viewport: { width: 360, height: 740 },
  javaScriptEnabled: false,
  locale: "fr-FR",
} as const;
const ZOE = { name: "Zoé", email: "zoe@example.org", password: "correct horse battery" };
const NEXT = "une phrase plus longue";
/** Folder for screenshots; none are written if it is not set. */
const SHOTS = Deno.env.get("SHOTS");

async function look(page: Page, name: string) {
  assertEquals(await overflow(page), 0, name);
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

async function letterOf(stage: Stage, kind: string) {
  const { system } = stage.app;
  await system.workers.relay.idle();
  const found = system.mailer.sent()!.find(({ id }) => id.startsWith(kind));
  assert(found, kind);
  return { html: found.html, link: /https?:\/\/\S+[?]link=\S+/.exec(found.text)?.[0] };
}

Deno.test({
  name: "a person who forgot the password gets back in, at 360 px, without JavaScript, in French",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const stage = await openStage();
    const { page, problems, close } = await openPage(browser, PHONE);
    // A mail client does not apply our content security policy.
    const mail = await openPage(browser, PHONE);
    const read = async (html: string, name: string) => {
      await mail.page.setContent(html);
      await look(mail.page, name);
    };
    try {
      const { accounts } = stage.app.system.identity;
      const made = await accounts!.signUp(ZOE, { address: "192.0.2.1", userAgent: "" });
      assert(made.ok);
      await keepLanguage(stage.app.system, made.value.user.id, "fr");

      await page.goto(`${stage.origin}/sign-in`);
      await look(page, "1-sign-in");
      await page.click("text=Mot de passe oublié");
      await page.fill("[name=email]", ZOE.email);
      await look(page, "2-forgot");
      await page.click("text=Envoyer le lien");
      await page.waitForSelector("text=Consultez vos e-mails");
      await look(page, "3-sent");

      const { html, link } = await letterOf(stage, "recovery");
      await read(html, "4-letter");

      await page.goto(link!);
      await look(page, "5-choose");
      await page.fill("[name=password]", "court");
      await page.click("text=Enregistrer et se connecter");
      await page.waitForSelector("#field-password[aria-invalid=true]");
      await look(page, "6-refused");
      await page.fill("[name=password]", NEXT);
      await page.click("text=Enregistrer et se connecter");
      await page.waitForSelector("text=Votre mot de passe est modifié");
      assertEquals(new URL(page.url()).pathname, "/account");
      await look(page, "7-account");
      await read((await letterOf(stage, "password-changed")).html, "8-letter-changed");
      await page.goto(link!);
      await page.waitForSelector("text=Ce lien ne fonctionne plus");
      await look(page, "9-over");

      // A change of address: requested here, confirmed from both mails.
      await page.goto(`${stage.origin}/account`);
      await page.fill("#field-email-new-email", "zoe@example.net");
      await page.fill("#field-current-new-email", NEXT);
      await page.click("text=Changer l’adresse");
      await page.waitForSelector("text=Remplacement de zoe@example.org par zoe@example.net");
      await look(page, "10-waiting");
      for (const side of ["new", "old"]) {
        const asked = await letterOf(stage, `email-asked-${side}`);
        await read(asked.html, `11-letter-${side}`);
        await page.goto(asked.link!);
        await look(page, `12-answer-${side}`);
        await page.click("text=Oui, la changer");
        await look(page, `13-answered-${side}`);
      }
      await page.waitForSelector("text=Connecté en tant que zoe@example.net");
      await read((await letterOf(stage, "email-changed")).html, "14-letter-email-changed");
      // The page of an expired link answers 410, which the console logs as an error.
      assertEquals(problems.filter((text) => !/410|422/.test(text)), []);
      assertEquals(stage.errors(), []);
    } finally {
      await mail.close();
      await close();
      await stage.stop();
    }
  },
});
