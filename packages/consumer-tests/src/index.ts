export { describeCosts } from "./describe-costs.ts";
export { describePackage } from "./describe-package.ts";
