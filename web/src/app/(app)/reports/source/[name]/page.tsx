import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/report/definition";
import { ReportPage } from "@/components/report/report-page";
import { SOURCES } from "@/features/reports/definitions";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { name }] = await Promise.all([getTranslations("reports.names"), params]);
  return { title: t.has(name) ? t(name) : undefined };
}

export default async function Page({ params, searchParams }: Props) {
  const { name } = await params;
  const definition = SOURCES.find((one) => one.id === name);
  if (!definition) notFound();
  return <ReportPage definition={definition} here={`/reports/source/${name}`} search={await searchParams} />;
}
