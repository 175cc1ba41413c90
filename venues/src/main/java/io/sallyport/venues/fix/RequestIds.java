package io.sallyport.venues.fix;

import io.sallyport.core.plane.ClientOrderIds;
import java.util.UUID;

/**
 * The ids under which the parts of a question go, as the counterparty takes ids (SPEC 15): one that
 * takes 14 characters in ClOrdID takes no more in OrdStatusReqID.
 *
 * @param form the form of its ids
 */
record RequestIds(ClientOrderIds form) {

  /** OrdStatusReqID of the message about one of a question's orders, the first being 0. */
  String status(UUID questionId, int number) {
    return form instanceof ClientOrderIds.Uuid
        ? questionId + "-" + number
        : form.of(questionId, number + 2);
  }

  /** PosReqID of a question. */
  String positions(UUID questionId) {
    return form.of(questionId, 1);
  }
}
