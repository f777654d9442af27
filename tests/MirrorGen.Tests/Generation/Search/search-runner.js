// Runs assets/search.js outside of a browser for SearchScriptTests: node search-runner.js SCRIPT words|ask JSON [FOLDER]
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [script, what, input, folder] = process.argv.slice(2);
const { wordsOf, createSearch, snippet } = require(path.resolve(script));

async function ask(query) {
  const loaded = new Map();
  let bytes = 0;
  const search = createSearch(async name => {
    if (!loaded.has(name)) {
      const text = fs.readFileSync(path.join(folder, name + ".js"), "utf8");
      bytes += Buffer.byteLength(text);
      vm.runInNewContext(text, { mirrorSearch: (_, content) => loaded.set(name, JSON.parse(JSON.stringify(content))) });
    }
    return loaded.get(name);
  });
  const result = await search.find(query);
  const shown = await Promise.all(result.numbers.slice(0, 10).map(search.show));
  const pieces = shown.length ? snippet(shown[0].text, result.words) : [];
  return {
    complete: result.complete,
    titles: shown.map(document => document.title),
    snippet: pieces.map(piece => piece.mark ? `[${piece.text}]` : piece.text).join(""),
    loaded: bytes,
  };
}

(async () => {
  const list = JSON.parse(input);
  const answer = what === "words" ? list.map(wordsOf) : [];
  if (what === "ask") for (const query of list) answer.push(await ask(query));
  process.stdout.write(JSON.stringify(answer));
})();
