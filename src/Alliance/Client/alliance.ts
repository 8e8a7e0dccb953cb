// Every page works without this file; each island only makes one thing kinder.
import { fileSize } from "./fileSize";
import { filters } from "./filters";
import { here } from "./here";
import { idleLock } from "./idleLock";
import { importProgress } from "./importProgress";
import { once } from "./once";
import { partial } from "./partial";
import { screening } from "./screening";
import { unsaved } from "./unsaved";

// The lock first: it must see a submit before anything else does.
idleLock();
partial();
filters();
fileSize();
screening();
importProgress();
here();
unsaved();
once();
