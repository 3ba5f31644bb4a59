-- Orders whose lines had broken were kept under what stood in their first cell: an address of the buyer, a whole line.
-- They go, with everything that the history says of them; what was removed is told once, by the next who opens it.
create table if not exists notice (key varchar not null, n bigint not null);

create temp table broken_order as
select distinct platform, account_id, order_id from order_version
where regexp_matches(order_id, '[@,;|\t\r\n]')
  or regexp_matches(concat_ws(' ', currency, financial_status, source_name), '[@\r\n]');

insert into notice
select 'broken_orders_removed', n from (select count(*) as n from broken_order) where n > 0;

delete from orders t using broken_order s
where t.platform = s.platform and t.account_id = s.account_id and t.order_id = s.order_id;
delete from order_version t using broken_order s
where t.platform = s.platform and t.account_id = s.account_id and t.order_id = s.order_id;

delete from entity where regexp_matches(entity_id, '^[^/@\s]+@[^/@\s]+\.|[\r\n]');
delete from entity_version where regexp_matches(entity_id, '^[^/@\s]+@[^/@\s]+\.|[\r\n]');

update import_reject set cell = ''
where cell <> '' and (cell like '%@%' or import_id in (select import_id from order_version));
drop table broken_order;
