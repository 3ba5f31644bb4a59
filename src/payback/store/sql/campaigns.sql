-- Campaigns, ad groups and ads, summed over their days; where no day is known, the longest period that is.
with rows_kept as (
  select *, date_end = date_day as is_day from metric_daily
  where level in ('campaign', 'ad_group', 'ad')
    and date_day >= coalesce(?::date, date_day) and date_end <= coalesce(?::date, date_end)
  qualify is_day or (
    not bool_or(is_day) over (partition by platform, account_id, level, entity_id, currency)
    and row_number() over (
      partition by platform, account_id, level, entity_id, currency
      order by date_end - date_day desc, date_day desc
    ) = 1
  )
)
select d.platform, d.account_id, d.level, d.entity_id, d.currency, any_value(e.name) as name,
  any_value(e.campaign_name) as campaign_name, min(d.date_day) as first_date, max(d.date_end) as last_date, {doubles}
from rows_kept d left join entity e using (platform, account_id, level, entity_id)
group by d.platform, d.account_id, d.level, d.entity_id, d.currency
order by d.platform, d.account_id, d.level, d.entity_id, d.currency
