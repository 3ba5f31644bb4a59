-- Money given back in a row of its own is no order any more: the months of orders are summed again.
delete from order_monthly;
