// A broker on C++ QuickFIX, as a counterparty for tests: it listens on the loopback, in FIX 4.4,
// to ME as BROKER, and keeps its book in doubles, as programs on that engine do.
//
//   quickfix-broker PORT
//
// What becomes of an order hangs on how its symbol begins: REFUSE is refused, MUTE is filled and
// nothing is said of it, REST rests, and of HALF a half is filled at once. Of any other, a market
// order is filled at the symbol's price, 100 until another is given. Limits and stops rest until
// the price reaches them.
//
// It does what its input says, a line at a time, and answers each line; the last word of an answer
// is "done":
//
//   price SYMBOL PRICE        the symbol's price from now on: resting orders that it reaches fill
//   fill CLORDID QTY PRICE    a fill of an open order
//   away                      hangs up and lets nobody in; what it has to say is kept
//   back                      lets in again
//   book                      a line for each order: CLORDID SIDE SYMBOL QTY FILLED AVERAGE STATUS

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <mutex>
#include <sstream>
#include <string>

#include <quickfix/Application.h>
#include <quickfix/FixFields.h>
#include <quickfix/FixValues.h>
#include <quickfix/MessageStore.h>
#include <quickfix/Session.h>
#include <quickfix/SessionSettings.h>
#include <quickfix/SocketAcceptor.h>

// QuickFIX listens at every address of the machine and cannot be told otherwise. It comes here
// instead of to the C library.
extern "C" int bind(int socket, const sockaddr *address, socklen_t) noexcept {
  sockaddr_in loopback = *reinterpret_cast<const sockaddr_in *>(address);
  loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return static_cast<int>(syscall(SYS_bind, socket, &loopback, sizeof loopback));
}

namespace {

const FIX::SessionID SESSION("FIX.4.4", "BROKER", "ME");

struct Order {
  std::string id;
  std::string venueId;
  std::string symbol;
  char side;
  char type;
  double quantity;
  double limit;
  double stop;
  double filled = 0;
  double average = 0;
  char status = FIX::OrdStatus_NEW;

  bool isOpen() const {
    return status == FIX::OrdStatus_NEW || status == FIX::OrdStatus_PARTIALLY_FILLED ||
           status == FIX::OrdStatus_REPLACED;
  }

  double rest() const { return quantity - filled; }

  bool isReachedBy(double price) const {
    bool buys = side == FIX::Side_BUY;
    switch (type) {
      case FIX::OrdType_LIMIT:
        return buys ? price <= limit : price >= limit;
      case FIX::OrdType_STOP:
        return buys ? price >= stop : price <= stop;
      default:
        return false;
    }
  }
};

template <typename Field>
std::string text(const FIX::Message &message) {
  Field field;
  return message.getFieldIfSet(field) ? field.getString() : "";
}

template <typename Field>
double number(const FIX::Message &message) {
  Field field;
  return message.getFieldIfSet(field) ? field.getValue() : 0;
}

bool begins(const std::string &symbol, const char *with) { return symbol.rfind(with, 0) == 0; }

class Broker : public FIX::Application {
 public:
  void onCreate(const FIX::SessionID &) override {}
  void onLogon(const FIX::SessionID &) override {}
  void onLogout(const FIX::SessionID &) override {}
  void toAdmin(FIX::Message &, const FIX::SessionID &) override {}
  void toApp(FIX::Message &, const FIX::SessionID &) throw(FIX::DoNotSend) override {}
  void fromAdmin(const FIX::Message &, const FIX::SessionID &) throw(
      FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue,
      FIX::RejectLogon) override {}

  void fromApp(const FIX::Message &message, const FIX::SessionID &) throw(
      FIX::FieldNotFound, FIX::IncorrectDataFormat, FIX::IncorrectTagValue,
      FIX::UnsupportedMessageType) override {
    std::lock_guard<std::mutex> lock(mutex_);
    FIX::MsgType type;
    message.getHeader().getField(type);
    if (type == FIX::MsgType_NewOrderSingle) {
      take(message);
    } else if (type == FIX::MsgType_OrderCancelRequest) {
      cancel(message);
    } else if (type == FIX::MsgType_OrderCancelReplaceRequest) {
      replace(message);
    } else if (type == FIX::MsgType_OrderStatusRequest) {
      tellStatus(message);
    } else {
      throw FIX::UnsupportedMessageType();
    }
  }

  void command(const std::string &line) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::istringstream words(line);
    std::string verb, about;
    words >> verb >> about;
    double first = 0, second = 0;
    words >> first >> second;
    if (verb == "price") {
      move(about, first);
    } else if (verb == "fill" && find(about) != nullptr) {
      fill(*find(about), first, second);
    } else if (verb == "away") {
      FIX::Session::lookupSession(SESSION)->logout();
      FIX::Session::lookupSession(SESSION)->disconnect();
    } else if (verb == "back") {
      FIX::Session::lookupSession(SESSION)->logon();
    } else if (verb == "book") {
      print();
    } else {
      std::cout << "not understood: " << line << '\n';
    }
    std::cout << "done" << std::endl;
  }

 private:
  std::mutex mutex_;
  std::list<Order> orders_;
  std::map<std::string, double> prices_;
  int reports_ = 0;

  void take(const FIX::Message &message) {
    Order order{text<FIX::ClOrdID>(message),    "Q" + std::to_string(orders_.size() + 1),
                text<FIX::Symbol>(message),     text<FIX::Side>(message).at(0),
                text<FIX::OrdType>(message)[0], number<FIX::OrderQty>(message),
                number<FIX::Price>(message),    number<FIX::StopPx>(message)};
    if (find(order.id) != nullptr || begins(order.symbol, "REFUSE")) {
      bool again = find(order.id) != nullptr;
      order.status = FIX::OrdStatus_REJECTED;
      FIX::Message report = about(order, FIX::ExecType_REJECTED);
      report.setField(FIX::OrdRejReason(again ? FIX::OrdRejReason_DUPLICATE_ORDER
                                              : FIX::OrdRejReason_ORDER_EXCEEDS_LIMIT));
      send(report);
      if (again) {
        return;
      }
    }
    orders_.push_back(order);
    if (order.isOpen()) {
      react(orders_.back());
    }
  }

  void react(Order &order) {
    if (begins(order.symbol, "MUTE") && order.type == FIX::OrdType_MARKET) {
      book(order, order.quantity, price(order.symbol));
      return;
    }
    send(about(order, FIX::ExecType_NEW));
    if (order.type == FIX::OrdType_MARKET && !begins(order.symbol, "REST")) {
      bool half = begins(order.symbol, "HALF");
      fill(order, half ? order.quantity / 2 : order.quantity, price(order.symbol));
    } else if (order.isReachedBy(price(order.symbol))) {
      fill(order, order.quantity, price(order.symbol));
    }
  }

  void cancel(const FIX::Message &message) {
    Order *order = find(text<FIX::OrigClOrdID>(message));
    if (order == nullptr || !order->isOpen()) {
      refuse(message, order, FIX::CxlRejResponseTo_ORDER_CANCEL_REQUEST);
      return;
    }
    order->status = FIX::OrdStatus_CANCELED;
    FIX::Message report = about(*order, FIX::ExecType_CANCELED);
    report.setField(FIX::ClOrdID(text<FIX::ClOrdID>(message)));
    report.setField(FIX::OrigClOrdID(order->id));
    send(report);
  }

  void replace(const FIX::Message &message) {
    Order *order = find(text<FIX::OrigClOrdID>(message));
    double quantity = number<FIX::OrderQty>(message);
    if (order == nullptr || !order->isOpen() || quantity <= order->filled) {
      refuse(message, order, FIX::CxlRejResponseTo_ORDER_CANCEL_REPLACE_REQUEST);
      return;
    }
    std::string former = order->id;
    order->id = text<FIX::ClOrdID>(message);
    order->quantity = quantity;
    order->limit = number<FIX::Price>(message);
    order->stop = number<FIX::StopPx>(message);
    FIX::Message report = about(*order, FIX::ExecType_REPLACED);
    report.setField(FIX::OrigClOrdID(former));
    send(report);
  }

  void refuse(const FIX::Message &message, const Order *order, char what) {
    FIX::Message reject;
    reject.getHeader().setField(FIX::MsgType(FIX::MsgType_OrderCancelReject));
    reject.setField(FIX::OrderID(order == nullptr ? "NONE" : order->venueId));
    reject.setField(FIX::ClOrdID(text<FIX::ClOrdID>(message)));
    reject.setField(FIX::OrigClOrdID(text<FIX::OrigClOrdID>(message)));
    reject.setField(FIX::OrdStatus(order == nullptr ? FIX::OrdStatus_REJECTED : order->status));
    reject.setField(FIX::CxlRejResponseTo(what));
    reject.setField(FIX::CxlRejReason(order == nullptr ? FIX::CxlRejReason_UNKNOWN_ORDER
                                                       : FIX::CxlRejReason_TOO_LATE_TO_CANCEL));
    send(reject);
  }

  void tellStatus(const FIX::Message &message) {
    Order unknown{text<FIX::ClOrdID>(message), "NONE", text<FIX::Symbol>(message),
                  text<FIX::Side>(message).at(0), FIX::OrdType_MARKET, 0, 0, 0};
    unknown.status = FIX::OrdStatus_REJECTED;
    const Order *order = find(unknown.id);
    FIX::Message report = about(order == nullptr ? unknown : *order, FIX::ExecType_ORDER_STATUS);
    if (order == nullptr) {
      report.setField(FIX::OrdRejReason(FIX::OrdRejReason_UNKNOWN_ORDER));
    }
    std::string request = text<FIX::OrdStatusReqID>(message);
    if (!request.empty()) {
      report.setField(FIX::OrdStatusReqID(request));
    }
    send(report);
  }

  void move(const std::string &symbol, double price) {
    prices_[symbol] = price;
    for (Order &order : orders_) {
      if (order.symbol == symbol && order.isOpen() && order.isReachedBy(price)) {
        fill(order, order.rest(), price);
      }
    }
  }

  void fill(Order &order, double quantity, double price) {
    book(order, quantity, price);
    FIX::Message report = about(order, FIX::ExecType_TRADE);
    report.setField(FIX::LastQty(quantity));
    report.setField(FIX::LastPx(price));
    send(report);
  }

  static void book(Order &order, double quantity, double price) {
    order.average =
        (order.average * order.filled + price * quantity) / (order.filled + quantity);
    order.filled += quantity;
    order.status =
        order.rest() > 0 ? FIX::OrdStatus_PARTIALLY_FILLED : FIX::OrdStatus_FILLED;
  }

  FIX::Message about(const Order &order, char what) {
    FIX::Message report;
    report.getHeader().setField(FIX::MsgType(FIX::MsgType_ExecutionReport));
    report.setField(FIX::OrderID(order.venueId));
    report.setField(FIX::ClOrdID(order.id));
    report.setField(FIX::ExecID("X" + std::to_string(++reports_)));
    report.setField(FIX::ExecType(what));
    report.setField(FIX::OrdStatus(order.status));
    report.setField(FIX::Symbol(order.symbol));
    report.setField(FIX::Side(order.side));
    report.setField(FIX::OrderQty(order.quantity));
    report.setField(FIX::CumQty(order.filled));
    report.setField(FIX::LeavesQty(order.isOpen() ? order.rest() : 0));
    report.setField(FIX::AvgPx(order.average));
    return report;
  }

  void send(FIX::Message message) { FIX::Session::sendToTarget(message, SESSION); }

  double price(const std::string &symbol) {
    return prices_.count(symbol) == 0 ? 100 : prices_[symbol];
  }

  Order *find(const std::string &id) {
    for (Order &order : orders_) {
      if (order.id == id) {
        return &order;
      }
    }
    return nullptr;
  }

  void print() const {
    std::cout << std::setprecision(15);
    for (const Order &order : orders_) {
      std::cout << order.id << ' ' << (order.side == FIX::Side_BUY ? "BUY" : "SELL") << ' '
                << order.symbol << ' ' << order.quantity << ' ' << order.filled << ' '
                << order.average << ' ' << order.status << '\n';
    }
  }
};

std::string settings(const std::string &port) {
  return "[DEFAULT]\nConnectionType=acceptor\nSocketAcceptPort=" + port +
         "\nSocketReuseAddress=Y\nStartTime=00:00:00\nEndTime=00:00:00\nHeartBtInt=30\n"
         "UseDataDictionary=N\nCheckLatency=N\n"
         "[SESSION]\nBeginString=FIX.4.4\nSenderCompID=BROKER\nTargetCompID=ME\n";
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::cerr << "usage: quickfix-broker PORT" << std::endl;
    return 2;
  }
  std::istringstream configuration(settings(arguments[1]));
  FIX::SessionSettings read(configuration);
  Broker broker;
  FIX::MemoryStoreFactory store;
  FIX::SocketAcceptor acceptor(broker, store, read);
  acceptor.start();
  std::cout << "listening" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    broker.command(line);
  }
  acceptor.stop(true);
  return 0;
}
