delete from {months} m using (select distinct * from touched_{fact}) t
where m.month = t.month and m.platform = t.platform and m.account_id = t.account_id
