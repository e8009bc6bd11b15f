const LEAVE = "erp-leave";

/** Ask whoever holds unsaved work before going somewhere without a link; they go on if agreed. */
export function mayLeave(href: string): boolean {
  return window.dispatchEvent(new CustomEvent<string>(LEAVE, { detail: href, cancelable: true }));
}

/** Hold people back until the returned function is called; gives where they wanted to go. */
export function holdBack(onLeave: (href: string) => void): () => void {
  const held = (event: Event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    onLeave((event as CustomEvent<string>).detail);
  };
  window.addEventListener(LEAVE, held);
  return () => window.removeEventListener(LEAVE, held);
}

/** What the Navigation API says of a step that is about to be made, as far as it matters here. */
interface Step extends Event {
  navigationType: string;
  destination: { sameDocument: boolean };
}

/**
 * Hold people back from a step through the history within this document, where `asks` says that they
 * are to be asked first; leaving the document altogether is asked about by the browser.
 */
export function stayHere(asks: () => boolean): () => void {
  const { navigation } = window as { navigation?: EventTarget };
  if (!navigation) return stepBackUp(asks);
  const stepping = (event: Event) => {
    const { cancelable, navigationType, destination } = event as Step;
    if (cancelable && navigationType === "traverse" && destination.sameDocument && asks()) event.preventDefault();
  };
  navigation.addEventListener("navigate", stepping);
  return () => navigation.removeEventListener("navigate", stepping);
}

/**
 * The same for browsers that tell of a step only afterwards: the address is put on top again, before
 * the router hears of it.
 */
function stepBackUp(asks: () => boolean): () => void {
  const state: unknown = window.history.state;
  const { href, pathname, search } = window.location;
  const stepped = (event: PopStateEvent) => {
    const isSame = window.location.pathname === pathname && window.location.search === search;
    if (isSame || !asks()) return;
    event.stopImmediatePropagation();
    window.history.pushState(state, "", href);
  };
  window.addEventListener("popstate", stepped, true);
  return () => window.removeEventListener("popstate", stepped, true);
}
