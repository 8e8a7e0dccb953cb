// Every page works without this file; each island only makes one thing kinder.
import { device } from "./device/device";
import { fileSize } from "./fileSize";
import { filters } from "./filters";
import { here } from "./here";
import { idleLock } from "./idleLock";
import { importProgress } from "./importProgress";
import { once } from "./once";
import { partial } from "./partial";
import { screening } from "./screening";
import { sheet } from "./sheet";
import { unsaved } from "./unsaved";
import { waiting } from "./waiting/waiting";

// The lock first: it must see a submit before anything else does.
idleLock();
partial();
filters();
fileSize();
screening();
sheet();
importProgress();
here();
// Before those that look whether a form went off: this one may hold it back.
waiting();
unsaved();
device();
once();
