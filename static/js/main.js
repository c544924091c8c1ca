// Starts every small module. Pages work without any of them.
import { watchDrafts } from "./drafts.js";
import { sendOnce } from "./once.js";
import { watchShortcuts } from "./shortcuts.js";
import { watchIdle } from "./idle.js";
import { watchRepeats } from "./repeat.js";
import { prepareHtmx } from "./side_panel.js";
import { closeMenus, focusFirstError, openForPrint } from "./page.js";

prepareHtmx();
sendOnce();
watchRepeats(); // before the drafts: restoring one may need more rows
watchDrafts();
watchShortcuts();
watchIdle();
closeMenus();
focusFirstError();
openForPrint();
