import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import { COOKIE } from "@/i18n/locales";
import messages from "@/messages/en/core.json";
import { LanguageChoice } from "./language-choice";

const refresh = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

test("a language is kept in the browser, and the page is read anew in it", async () => {
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <LanguageChoice />
    </NextIntlClientProvider>,
  );
  await userEvent.selectOptions(screen.getByLabelText("Language"), "العربية");
  expect(document.cookie).toContain(`${COOKIE}=ar`);
  expect(refresh).toHaveBeenCalledOnce();
});
