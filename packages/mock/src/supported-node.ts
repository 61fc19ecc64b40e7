import { checkNodeVersion } from "./node-version.ts";

checkNodeVersion();
