import { useEffect } from "react";

const OPEN = "details[data-menu][open]";

/** Every menu that is open closes by a press elsewhere, by Escape, and once one of its links is followed. */
export function useMenus(): void {
  useEffect(() => {
    const close = (menu: Element) => menu.removeAttribute("open");
    const press = (event: Event) => {
      for (const menu of document.querySelectorAll(OPEN)) if (!menu.contains(event.target as Node)) close(menu);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      for (const menu of document.querySelectorAll(OPEN)) {
        close(menu);
        if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
      }
    };
    const click = (event: Event) => {
      const menu = event.target instanceof Element ? event.target.closest("a[href]")?.closest(OPEN) : null;
      if (menu) close(menu);
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", key);
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", key);
      document.removeEventListener("click", click);
    };
  }, []);
}
