import {
  createEstimateTemplate,
  deleteEstimateTemplate,
  listEstimateTemplates,
  previewEstimateTemplate,
  updateEstimateTemplate,
} from "./estimate-templates/estimate-templates.ts";
import { createInvoiceFromEstimate, sendEstimate, updateEstimateLastVisitedAt } from "./estimates/actions.ts";
import { createEstimate, deleteEstimate, listEstimates, updateEstimate } from "./estimates/estimates.ts";
import { generateEstimateNumber } from "./estimates/numbers.ts";
import { deleteInvoice, sendInvoice, updateInvoice, voidInvoice } from "./invoices/change.ts";
import { createInvoice } from "./invoices/create.ts";
import { updateInvoiceLastVisitedAt, updateInvoiceLateFees } from "./invoices/details.ts";
import { generateInvoiceNumber, getInvoice, listInvoices } from "./invoices/read.ts";
import { createText2PayInvoice } from "./invoices/text2pay.ts";
import type { Operation } from "./operation.ts";
import { recordInvoicePayment } from "./payments/record.ts";
import {
  cancelInvoiceSchedule,
  startInvoiceSchedule,
  updateAndScheduleInvoiceSchedule,
  updateInvoiceScheduleAutoPayment,
} from "./schedules/actions.ts";
import {
  createInvoiceSchedule,
  deleteInvoiceSchedule,
  getInvoiceSchedule,
  listInvoiceSchedules,
  updateInvoiceSchedule,
} from "./schedules/schedules.ts";
import { getInvoiceSettings } from "./settings/settings.ts";
import {
  createInvoiceTemplate,
  deleteInvoiceTemplate,
  getInvoiceTemplate,
  listInvoiceTemplates,
  updateInvoiceTemplate,
  updateInvoiceTemplateLateFees,
  updateInvoiceTemplatePaymentMethods,
} from "./templates/templates.ts";

/** The operations that keep state, by their ids. */
export const operations: Readonly<Record<string, Operation>> = {
  cancelInvoiceSchedule,
  createEstimate,
  createEstimateTemplate,
  createInvoice,
  createInvoiceFromEstimate,
  createInvoiceSchedule,
  createInvoiceTemplate,
  createText2PayInvoice,
  deleteEstimate,
  deleteEstimateTemplate,
  deleteInvoice,
  deleteInvoiceSchedule,
  deleteInvoiceTemplate,
  generateEstimateNumber,
  generateInvoiceNumber,
  getInvoice,
  getInvoiceSchedule,
  getInvoiceSettings,
  getInvoiceTemplate,
  listEstimateTemplates,
  listEstimates,
  listInvoiceSchedules,
  listInvoiceTemplates,
  listInvoices,
  previewEstimateTemplate,
  recordInvoicePayment,
  sendEstimate,
  sendInvoice,
  startInvoiceSchedule,
  updateAndScheduleInvoiceSchedule,
  updateEstimate,
  updateEstimateLastVisitedAt,
  updateEstimateTemplate,
  updateInvoice,
  updateInvoiceLastVisitedAt,
  updateInvoiceLateFees,
  updateInvoiceSchedule,
  updateInvoiceScheduleAutoPayment,
  updateInvoiceTemplate,
  updateInvoiceTemplateLateFees,
  updateInvoiceTemplatePaymentMethods,
  voidInvoice,
};
