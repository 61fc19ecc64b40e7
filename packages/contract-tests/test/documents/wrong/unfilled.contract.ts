import type { BrandDefinition } from "@crm-invoices/core/brand";
import { createBrandFetchClient } from "@crm-invoices/core/openapi-fetch";
import { listBrands } from "@crm-invoices/mock";
import { describeContract } from "../../../src/index.ts";

// A client that knows no operation, so that it never fills in altId and altType.
const [id = ""] = listBrands();
const brand: BrandDefinition & { readonly id: string } = {
  id,
  altType: "company",
  version: "2021-07-28",
  baseUrl: "http://127.0.0.1",
  operations: "",
};

describeContract({ brand, createClient: (options) => createBrandFetchClient<object>(brand, options) });
