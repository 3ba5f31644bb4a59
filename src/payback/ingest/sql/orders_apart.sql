-- Orders that stand in the file with two amounts: nobody can know which is right.
select max(line), concat_ws(' / ', min({amount}), max({amount})) from typed
where class = 'row' and failed_check = 0 and {order} is not null
group by {order}, {account} having min({amount}) <> max({amount}) order by 1
