// Search without a server, from file:// too. The index lies in assets/search/ as scripts, of which only those are loaded that a query needs
// (SearchIndex.cs says what is in them). Every text reaches the page as text, never as HTML.
(function () {
  "use strict";

  // ---- Words: the same rules as SearchWords.cs.

  var LONGEST_WORD = 32;
  var PLAIN = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ς": "σ" };
  var ACCENT = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670'\u2019\u02BC]/u;
  var PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;
  var UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

  function fold(text) {
    var folded = "";
    for (var letter of text.toWellFormed ? text.toWellFormed().normalize("NFKD").toLowerCase() : text.normalize("NFKD").toLowerCase()) {
      folded += Object.hasOwn(PLAIN, letter) ? PLAIN[letter] : ACCENT.test(letter) ? "" : letter;
    }
    return folded.normalize("NFC");
  }

  function wordsOf(text) {
    var words = [], word = "", unspaced = [];
    function take() {
      if (word) words.push(word);
      unspaced.forEach(function (letter, i) { words.push(i + 1 < unspaced.length ? letter + unspaced[i + 1] : letter); });
      word = "";
      unspaced = [];
    }
    for (var letter of fold(text)) {
      if (!PART_OF_WORD.test(letter)) take();
      else if (UNSPACED.test(letter)) { if (word) take(); unspaced.push(letter); }
      else { if (unspaced.length) take(); if (word.length + letter.length <= LONGEST_WORD) word += letter; }
    }
    take();
    return words;
  }

  // ---- The engine. `load(name)` promises the content of one file of the index.

  var LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var VALUES = {};
  for (var i = 0; i < LETTERS.length; i++) VALUES[LETTERS[i]] = i;
  var MOST_FILES_PER_WORD = 3;
  var MOST_WORDS = 8;

  function unpack(packed, each) {
    var number = -1;
    for (var at = 0; at < packed.length;) {
      var step = 0, shift = 1, digit;
      do {
        digit = VALUES[packed[at++]];
        step += (digit & 31) * shift;
        shift *= 32;
      } while (digit >= 32);
      number += step + 1;
      each(number, VALUES[packed[at++]]);
    }
  }

  // Two letters at least for each entry: enough to tell common words from rare ones before they are unpacked.
  function isCommon(packed, documents) { return documents > 50 && packed.length / 2 > documents / 8; }

  // Who pastes a sentence means its long words: the short ones are in every post, and each costs a file.
  function telling(words) {
    if (words.length <= MOST_WORDS) return words;
    var longest = words.slice().sort(function (a, b) { return b.length - a.length; }).slice(0, MOST_WORDS);
    return words.filter(function (word) { return longest.includes(word); });
  }

  function createSearch(load) {
    async function filesFor(word, index) {
      var files = index.words, low = 0, high = files.length - 1;
      while (low < high) {
        var middle = (low + high + 1) >> 1;
        if (files[middle][0] <= word) low = middle; else high = middle - 1;
      }
      var found = [];
      for (var at = low; at < files.length && found.length < MOST_FILES_PER_WORD && (at === low || files[at][0].startsWith(word)); at++) {
        var content = await load(files[at][1]);
        found.push(content);
        if (at === low && exact(content, word) && isCommon(exact(content, word), index.documents)) break;
      }
      return found;
    }

    function exact(content, word) {
      for (var i = 0; i < content.length; i += 2) if (content[i] === word) return content[i + 1];
      return null;
    }

    // What one word of the query gives to each document that has it, or a longer word that begins with it.
    async function scoresOf(word, index) {
      var scores = new Map();
      for (var content of await filesFor(word, index)) {
        var whole = exact(content, word);
        // One letter, or a word that is nearly everywhere, stands for itself: longer words would drown the rest of the query.
        var alone = whole !== null && ((word.length === 1 && !UNSPACED.test(word)) || isCommon(whole, index.documents));
        for (var i = 0; i < content.length; i += 2) {
          var found = content[i];
          if (found !== word && (alone || !found.startsWith(word))) continue;
          var entries = [];
          unpack(content[i + 1], function (number, impact) { entries.push([number, impact]); });
          var rarity = Math.log(1 + (index.documents - entries.length + 0.5) / (entries.length + 0.5));
          var weight = rarity * (found === word ? 1 : 0.5 * word.length / found.length);
          for (var entry of entries) {
            scores.set(entry[0], Math.max(scores.get(entry[0]) || 0, weight * entry[1]));
          }
        }
      }
      return scores;
    }

    // Documents that have all words, best first; when none has all, those that have most of them.
    async function find(query) {
      var words = telling(Array.from(new Set(wordsOf(query))));
      var index = await load("index");
      var totals = new Map();
      for (var word of words) {
        (await scoresOf(word, index)).forEach(function (score, number) {
          var total = totals.get(number) || { number: number, words: 0, score: 0 };
          total.words++;
          total.score += score;
          totals.set(number, total);
        });
      }
      var most = 0;
      totals.forEach(function (total) { most = Math.max(most, total.words); });
      var found = Array.from(totals.values()).filter(function (total) { return total.words === most; });
      // Newer posts have higher numbers.
      found.sort(function (a, b) { return b.score - a.score || b.number - a.number; });
      return { words: words, complete: most === words.length, numbers: found.map(function (total) { return total.number; }) };
    }

    async function show(number) {
      var index = await load("index");
      var content = await load("d-" + Math.floor(number / index.documentsPerFile));
      var document = content[number % index.documentsPerFile];
      return { title: document[0], page: document[1], date: document[2], text: document[3] };
    }

    return { find: find, show: show };
  }

  // ---- Snippets: pieces of text, of which some are to be marked: [{ text, mark }].

  var SNIPPET = 240;

  // The text in stretches of letters that can be compared; scripts without spaces letter by letter.
  function marksIn(text, words) {
    var marks = [];
    var stretch = /[\p{L}\p{M}\p{N}'\u2019\u02BC]+/gu, match;
    while ((match = stretch.exec(text)) !== null) {
      if (UNSPACED.test(match[0])) {
        for (var word of words) {
          if (!UNSPACED.test(word)) continue;
          for (var at = match[0].indexOf(word); at >= 0; at = match[0].indexOf(word, at + 1)) {
            marks.push({ start: match.index + at, end: match.index + at + word.length, word: word });
          }
        }
      } else {
        var folded = fold(match[0]);
        var hit = words.find(function (word) { return folded === word || (word.length > 1 && folded.startsWith(word)); });
        if (hit) marks.push({ start: match.index, end: match.index + match[0].length, word: hit });
      }
    }
    marks.sort(function (a, b) { return a.start - b.start || b.end - a.end; });
    return marks;
  }

  function piecesOf(text, marks, start, end) {
    var pieces = [], at = start;
    for (var mark of marks) {
      if (mark.end <= at || mark.start >= end) continue;
      var from = Math.max(mark.start, at);
      if (from > at) pieces.push({ text: text.slice(at, from), mark: false });
      var to = Math.min(mark.end, end);
      var last = pieces[pieces.length - 1];
      if (last && last.mark && from === at) last.text += text.slice(from, to);
      else pieces.push({ text: text.slice(from, to), mark: true });
      at = to;
    }
    if (at < end) pieces.push({ text: text.slice(at, end), mark: false });
    return pieces;
  }

  function highlight(text, words) { return piecesOf(text, marksIn(text, words), 0, text.length); }

  // The stretch of the text that shows most of the words.
  function snippet(text, words) {
    var marks = marksIn(text, words), best = 0, most = 0;
    marks.forEach(function (mark, i) {
      var seen = new Set();
      for (var j = i; j < marks.length && marks[j].end <= mark.start + SNIPPET - 40; j++) seen.add(marks[j].word);
      if (seen.size > most) { most = seen.size; best = mark.start; }
    });
    var start = best > SNIPPET / 2 ? best - 40 : 0;
    if (start > 0) {
      var space = text.indexOf(" ", start);
      if (space >= 0 && space < best) start = space + 1;
    }
    var end = Math.min(text.length, start + SNIPPET);
    if (end < text.length) {
      var last = text.lastIndexOf(" ", end);
      if (last > start + SNIPPET / 2) end = last;
    }
    // Not between the halves of a character.
    if (/[\uDC00-\uDFFF]/.test(text[start] || "")) start++;
    if (/[\uDC00-\uDFFF]/.test(text[end] || "")) end++;
    var pieces = piecesOf(text, marks, start, end);
    if (start > 0) pieces.unshift({ text: "… ", mark: false });
    if (end < text.length) pieces.push({ text: " …", mark: false });
    return pieces;
  }

  if (typeof document === "undefined") {
    module.exports = { wordsOf: wordsOf, createSearch: createSearch, highlight: highlight, snippet: snippet };
    return;
  }

  // ---- The page. Its words are in the template search.hbs: this script has none.

  var assets = new URL(".", document.currentScript.src);
  var waiting = new Map();

  function load(name) {
    if (!waiting.has(name)) {
      var loaded = {};
      loaded.promise = new Promise(function (resolve, reject) {
        loaded.resolve = resolve;
        var script = document.createElement("script");
        script.src = new URL("search/" + name + ".js", assets);
        script.onerror = function () {
          waiting.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      });
      waiting.set(name, loaded);
    }
    return waiting.get(name).promise;
  }

  // What the files of the index call.
  window.mirrorSearch = function (name, content) {
    if (waiting.has(name)) waiting.get(name).resolve(content);
  };

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("[data-search]");
    if (!form) return;
    var input = form.elements.s;
    var status = document.querySelector("[data-search-status]");
    var list = document.querySelector("[data-search-results]");
    var more = document.querySelector("[data-search-more]");
    var template = document.querySelector("[data-search-result]");
    var search = createSearch(load);
    var shown = null;
    var PER_PAGE = 10;

    function say(name, values) {
      status.textContent = name ? status.dataset[name].replace(/\{(\w+)\}/g, function (all, key) { return values && key in values ? values[key] : all; }) : "";
    }

    function fill(element, pieces) {
      element.replaceChildren.apply(element, pieces.map(function (piece) {
        if (!piece.mark) return document.createTextNode(piece.text);
        var mark = document.createElement("mark");
        mark.textContent = piece.text;
        return mark;
      }));
    }

    function itemOf(found, words) {
      var item = template.content.cloneNode(true);
      var link = item.querySelector("[data-title]");
      // The pages of the index are relative to the site's root, and are made by the build: never an address from outside.
      link.href = new URL("../" + found.page, assets);
      fill(link, highlight(found.title, words));
      fill(item.querySelector("[data-snippet]"), snippet(found.text, words));
      item.querySelector("[data-date]").textContent = found.date;
      return item;
    }

    async function showMore(result, focusFirst) {
      var start = list.children.length;
      var found = await Promise.all(result.numbers.slice(start, start + PER_PAGE).map(search.show));
      if (result !== shown) return;
      found.forEach(function (document) { list.append(itemOf(document, result.words)); });
      more.hidden = list.children.length >= result.numbers.length;
      // Somebody who asked for more by keyboard goes on reading where the new ones begin.
      if (focusFirst && list.children[start]) list.children[start].querySelector("a").focus();
    }

    async function run() {
      var query = input.value.trim();
      var result = shown = { numbers: [], words: [] };
      list.replaceChildren();
      more.hidden = true;
      if (!wordsOf(query).length) return say("");
      say("searching");
      try {
        var found = await search.find(query);
        if (result !== shown) return;
        result = shown = found;
        await showMore(result, false);
        if (result !== shown) return;
        say(result.numbers.length === 0 ? "none" : !result.complete ? "partly" : result.numbers.length === 1 ? "one" : "many",
          { words: query, count: result.numbers.length.toLocaleString(document.documentElement.lang || undefined) });
      } catch (error) {
        if (result === shown) say("failed");
      }
    }

    function fromAddress() {
      input.value = new URLSearchParams(location.search).get("s") || "";
      return run();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var address = new URL(location.href);
      address.searchParams.set("s", input.value.trim());
      // A page from the disk may not change its address everywhere: then it stays as it is.
      try { history.pushState(null, "", address); } catch (error) { /* the search works all the same */ }
      run();
    });
    more.addEventListener("click", function () { showMore(shown, true); });
    window.addEventListener("popstate", fromAddress);
    fromAddress();
  });
})();
