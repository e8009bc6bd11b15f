import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LookAgain } from "./look-again";

const { router } = vi.hoisted(() => ({ router: { refresh: vi.fn() } }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));

beforeEach(() => {
  vi.useFakeTimers();
  router.refresh.mockClear();
});
afterEach(() => vi.useRealTimers());

test("looks a few times, ever more seldom, and stops when what was awaited is there", () => {
  const { unmount } = render(<LookAgain />);
  vi.advanceTimersByTime(7_000);
  expect(router.refresh).toHaveBeenCalledTimes(3);

  unmount();
  vi.advanceTimersByTime(60_000);
  expect(router.refresh).toHaveBeenCalledTimes(3);
});
