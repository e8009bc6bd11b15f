import { getLocale, getTranslations } from "next-intl/server";
import { COMMANDS } from "@/components/shell/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Outlined } from "@/components/ui/outlined";
import { PageTitle } from "@/components/ui/page-title";
import { me } from "@/lib/api/server";
import { day } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import { Attention } from "./attention";
import { home, type Home } from "./data";
import { GettingStarted } from "./getting-started";
import { HomeSkeleton } from "./home-skeleton";
import { Ages, Banks, Figures, Trend } from "./overview";

const BEGUN_FIRST = 4;

/** The home page: what this reader's work is today, by what they may see and do. */
export async function HomePage() {
  const found = home();
  found.catch(() => undefined);
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const commands = COMMANDS.filter((one) => one.keys && may(who.permissions, one.permission)).slice(0, BEGUN_FIRST);
  return (
    <>
      <PageTitle title={t("home.hello", { name: who.user.name })}>
        {commands.map((one) => (
          <ButtonLink key={one.href} href={one.href} prefetch={false}>
            {t(`palette.commandNames.${one.label}`)}
          </ButtonLink>
        ))}
      </PageTitle>
      <Outlined answer={found} outline={<HomeSkeleton label={t("common.loading")} />}>
        <Body found={found} />
      </Outlined>
    </>
  );
}

async function Body({ found }: { found: Promise<Home> }) {
  const [t, locale, { who, dashboard, beginning, work }] = await Promise.all([getTranslations("home"), getLocale(), found]);
  const isFresh = beginning !== null && !beginning.has_entries;
  return (
    <div className="space-y-4">
      {isFresh ? <GettingStarted done={beginning} permissions={who.permissions} /> : null}
      {dashboard && !isFresh ? (
        <>
          <p className="text-sm text-quiet">{t("asOf", { date: day(dashboard.on, locale), company: who.company.name })}</p>
          <Figures dashboard={dashboard} />
        </>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Attention dashboard={isFresh ? null : dashboard} work={work} currency={who.company.currency} />
        {dashboard && !isFresh ? <Trend dashboard={dashboard} /> : null}
      </div>
      {dashboard && !isFresh ? (
        <div className="grid items-start gap-4 lg:grid-cols-3">
          <Ages side="receivables" figures={dashboard.receivables} currency={dashboard.currency} />
          <Ages side="payables" figures={dashboard.payables} currency={dashboard.currency} />
          <Banks dashboard={dashboard} />
        </div>
      ) : null}
    </div>
  );
}
