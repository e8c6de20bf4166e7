SELECT order_no, customer, amount, placed_at
FROM orders
WHERE DATE(placed_at) = '${day}'
ORDER BY placed_at
