// Small comforts. Every page reads and links the same without them.
"use strict";

(() => {
  const root = document.documentElement;
  const onServer = location.protocol === "http:" || location.protocol === "https:";

  // A folder opened from a disk has no server to find index.html in it, so links name the file.
  // On a server the short address is the one that people know.
  const shorten = (scope) => {
    for (const link of scope.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      const short = href.replace(/(^|\/)index\.html(?=$|[?#])/, "$1");
      if (short !== href && !/^[a-z]+:/i.test(href)) link.setAttribute("href", short === "" ? "./" : short[0] === "#" || short[0] === "?" ? "./" + short : short);
    }
  };

  // The page for addresses that don't exist is shown at any depth. Its links are relative to the site's root,
  // so go up from here until the site's own style is found, and lead them there.
  const lead = async () => {
    const folders = location.pathname.split("/").slice(0, -1);
    for (let depth = folders.length; depth > 0; depth--) {
      const base = folders.slice(0, depth).join("/") + "/";
      const found = await fetch(base + "assets/site.css", { method: "HEAD" }).then((answer) => answer.ok && /css/.test(answer.headers.get("content-type")), () => false);
      if (!found) continue;
      for (const element of document.querySelectorAll("[href], [src]")) {
        for (const name of ["href", "src"]) {
          const value = element.getAttribute(name);
          if (value && !/^([a-z]+:|\/|#)/i.test(value)) element.setAttribute(name, base + value);
        }
      }
      root.dataset.root = base;
      document.dispatchEvent(new CustomEvent("mirror-root", { detail: base }));
      return;
    }
  };

  const lost = document.body.classList.contains("not-found") && root.dataset.root === "" && onServer;
  if (onServer) shorten(document);
  if (lost) lead();

  // A menu that was opened closes when the reader goes elsewhere.
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll(".menu details[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.activeElement?.closest?.(".menu details[open]")?.removeAttribute("open");
  });
})();
