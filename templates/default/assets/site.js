// Small comforts. Every page reads and links the same without them.
"use strict";

(() => {
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

  if (onServer) shorten(document);

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
