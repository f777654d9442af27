// Brings readers from an old address of the blog (/?p=30, /?cat=8, the path of a post before it moved) to the page that it has become.
// The table lies in assets/addresses/ (AddressScripts.cs): scripts, so that this works from file:// too.
(function () {
  "use strict";

  var root = new URL("../", document.currentScript.src);
  var waiting = {};

  function load(name) {
    return new Promise(function (resolve, reject) {
      waiting[name] = resolve;
      var script = document.createElement("script");
      script.src = new URL("assets/addresses/" + name + ".js", root);
      script.onerror = reject;
      document.head.append(script);
    });
  }

  window.mirrorAddresses = function (name, content) { if (waiting[name]) waiting[name](content); };

  // As StableHash.cs does it.
  function hash(text) {
    var value = 2166136261;
    new TextEncoder().encode(text).forEach(function (byte) { value = Math.imul(value ^ byte, 16777619) >>> 0; });
    return value;
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  // As OriginalAddress.cs writes them.
  function queryKey(search, variables) {
    var parts = [];
    var date = {};
    search.slice(1).split("&").forEach(function (part) {
      var equals = part.indexOf("=");
      if (equals < 1) return;
      var name = decoded(part.slice(0, equals)), value = decoded(part.slice(equals + 1).replace(/\+/g, " "));
      if (name === "page_id" || name === "attachment_id") name = "p";
      if (name === "year" || name === "monthnum" || name === "day") date[name] = value;
      else if (variables.includes(name)) parts.push(name + "=" + value);
    });
    if (date.year) parts.push("m=" + date.year + (date.monthnum ? date.monthnum.padStart(2, "0") + (date.day ? date.day.padStart(2, "0") : "") : ""));
    return parts.length ? "?" + parts.join("&").normalize("NFC").toLowerCase() : "";
  }

  function pathKey(path) {
    return path.split("/").map(decoded).join("/").normalize("NFC").toLowerCase().replace(/^\/+|\/+$/g, "")
      .replace(/^index\.php(\/|$)/, "").replace(/\/index\.html$/, "").replace(/\/comment-page-\d+$/, "");
  }

  function go(page) {
    var target = new URL(page, root);
    if (/^https?:$/.test(target.protocol)) target.pathname = target.pathname.replace(/index\.html$/, "");
    if (!target.hash) target.hash = location.hash;
    location.replace(target);
  }

  async function find(key, files) {
    for (; key; key = key[0] === "?" ? key.slice(0, Math.max(0, key.lastIndexOf("&"))) : "") {
      var entries = await load(String(hash(key) % files));
      var entry = entries.find(function (candidate) { return candidate[0] === key; });
      if (entry) return entry[1];
    }
    return null;
  }

  async function resolve() {
    var here = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname.slice(1);
    var path = pathKey(here);
    var isFront = path === "" || path === "index.html";
    if (isFront && location.search.length < 2) return;
    if (!isFront && !notFound) return;

    var table = await load("index");
    if (isFront) {
      var key = queryKey(location.search, table.variables);
      var page = key && await find(key, table.files);
      var words = new URLSearchParams(location.search).get("s");
      if (page && page !== "index.html") go(page);
      else if (!page && words !== null) go(table.search + "?s=" + encodeURIComponent(words));
      return;
    }
    var moved = await find(path, table.files);
    if (moved) go(moved);
    // A feed in another format, or one that is not here: the feed, or else the page that it was of.
    else if (/(^|\/)feed(\/(rss2?|atom|rdf))?$/.test(path)) go(here.replace(/\/+$/, "").replace(/[^/]+$/, ""));
    else if (/^search\/./.test(path)) go(table.search + "?s=" + encodeURIComponent(path.slice("search/".length)));
  }

  // The page for addresses that don't exist is shown at any depth: now that its root is found, its links can be put right.
  var notFound = document.querySelector("[data-find-root]");
  function putRight() {
    document.querySelectorAll("a[href^='#']").forEach(function (link) { link.href = location.pathname + location.search + link.getAttribute("href"); });
    var base = document.createElement("base");
    base.href = root.href;
    document.head.prepend(base);
    document.querySelectorAll("link[rel=stylesheet], link[rel=icon]").forEach(function (link) { link.href = new URL(link.getAttribute("href"), root); });
    document.querySelectorAll("img").forEach(function (image) { image.src = new URL(image.getAttribute("src"), root); });
  }

  if (notFound && !notFound.dataset.findRoot) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", putRight);
    else putRight();
  }
  // A part of the table that does not load leaves the reader on the page where they are.
  resolve().catch(function () {});
})();
