// Which keys take a change back, and which make it again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stepOf } from "../../../src/payback/ui/static/board/step_keys.js";

const NONE = { key: "z", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test("Ctrl or Cmd with Z undoes, with Shift or as Y it makes again; a text undoes by itself", () => {
  assert.equal(stepOf({ ...NONE, ctrlKey: true }, false), "undo");
  assert.equal(stepOf({ ...NONE, metaKey: true }, false), "undo");
  assert.equal(stepOf({ ...NONE, key: "Z", ctrlKey: true, shiftKey: true }, false), "redo");
  assert.equal(stepOf({ ...NONE, key: "y", ctrlKey: true }, false), "redo");
  assert.equal(stepOf({ ...NONE, ctrlKey: true }, true), "");
  assert.equal(stepOf({ ...NONE, ctrlKey: true, altKey: true }, false), "");
  assert.equal(stepOf({ ...NONE, key: "a", ctrlKey: true }, false), "");
  assert.equal(stepOf(NONE, false), "");
});
